package io.throughline.inference.media.ffmpeg.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.ffmpeg.container.AcceptedCodecs;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.Track;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Feeds packets to one decoder, passes clean frames on and counts the damaged ones. */
final class StreamDecoder implements AutoCloseable {
  // AV_FRAME_FLAG_CORRUPT of libavutil/frame.h, which the Java presets leave out.
  private static final int FRAME_CORRUPT = 1;

  private final AVCodecContext codec;
  private final AVFrame frame;
  private long packets;
  private long frames;
  private long damaged;

  /** Takes a frame that is only valid during the call. */
  @FunctionalInterface
  interface FrameTaker {
    void take(AVFrame frame) throws MediaException;
  }

  private StreamDecoder(AVCodecContext codec) {
    this.codec = codec;
    this.frame = av_frame_alloc();
  }

  static StreamDecoder open(OpenedContainer container, Track track, int skip)
      throws MediaException {
    AVCodec decoder = AcceptedCodecs.decoder(track.parameters().codec_id());
    StreamDecoder opened = new StreamDecoder(avcodec_alloc_context3(decoder));
    AVCodecContext codec = opened.codec;
    codec.max_pixels(container.maxPixels());
    codec.skip_frame(skip);
    codec.thread_count(1); // the worker runs one reading per core
    // A photo is one packet: an error in it must not leave a grey half that looks decoded.
    codec.err_recognition(
        container.kind().still() ? AV_EF_CRCCHECK | AV_EF_EXPLODE : AV_EF_CRCCHECK);
    codec.pkt_timebase(track.stream().time_base());
    if (avcodec_parameters_to_context(codec, track.parameters()) < 0
        || avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
      opened.close();
      throw MediaException.unreadable("the decoder refuses the track");
    }
    return opened;
  }

  /** What is left out from the next packet on: one of {@code AVDISCARD_…}. */
  void skip(int kind) {
    codec.skip_frame(kind);
  }

  void decode(AVPacket packet, FrameTaker taker) throws MediaException {
    packets++;
    if (avcodec_send_packet(codec, packet) < 0) {
      damaged++;
    }
    drain(taker);
  }

  /** Frames that the decoder still holds back. */
  void finish(FrameTaker taker) throws MediaException {
    if (avcodec_send_packet(codec, (AVPacket) null) >= 0) {
      drain(taker);
    }
  }

  private void drain(FrameTaker taker) throws MediaException {
    int status = avcodec_receive_frame(codec, frame);
    for (; status >= 0; status = avcodec_receive_frame(codec, frame)) {
      try {
        frames++;
        if ((frame.flags() & FRAME_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
          damaged++;
        } else {
          taker.take(frame);
        }
      } finally {
        av_frame_unref(frame);
      }
    }
    if (status != AVERROR_EAGAIN() && status != AVERROR_EOF) {
      damaged++;
    }
  }

  /** Frames that came out, damaged ones included. */
  long frames() {
    return frames;
  }

  /** Packets that gave no clean frame by the packets taken, 0 to 1. */
  double damagedShare() {
    return damaged == 0 ? 0 : Math.min(1, (double) damaged / Math.max(1, packets));
  }

  @Override
  public void close() {
    av_frame_free(frame);
    avcodec_free_context(codec);
  }
}
