package io.throughline.inference.media.ffmpeg.stream;

import io.throughline.inference.media.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** A track that takes its packets one by one; everything native is freed on close. */
public interface DecodedTrack extends AutoCloseable {
  /** The stream's index in its container. */
  int index();

  void take(AVPacket packet) throws MediaException;

  /** Brings out what the decoder and the converter still hold back. */
  void finish() throws MediaException;

  /** Frames that came out of the decoder, damaged ones included. */
  long frames();

  /** What could not be used of the packets or frames taken, 0 to 1. */
  double damagedShare();

  @Override
  void close();
}
