package io.throughline.inference.media;

import java.nio.file.Path;

/** Reads pictures and sound out of one file that nobody trusts. */
public interface MediaReader {
  /**
   * Tells what the file holds. A recording that claims no duration is read through once, without
   * decoding, to find it.
   */
  MediaProfile probe(Path file) throws MediaException;

  /**
   * Reads the file once, from start to end, and hands what the plan asks for to the sink, on the
   * caller's thread and in the order of time. After a {@link MediaException} everything that was
   * delivered must be thrown away: that a file is cut short is only known at its end.
   */
  DecodeReport read(Path file, SamplingPlan plan, MediaSink sink) throws MediaException;
}
