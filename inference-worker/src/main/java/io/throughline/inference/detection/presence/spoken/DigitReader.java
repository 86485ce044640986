package io.throughline.inference.detection.presence.spoken;

import io.throughline.inference.detection.voice.SpeechStream;
import java.util.List;

/** Understands spoken digits. Any threads. */
public interface DigitReader extends AutoCloseable {
  /**
   * Reads the speech of a recording.
   *
   * @param speech where there is speech, in seconds from the start
   */
  Reading read(KeptSound sound, List<SpeechStream.Span> speech);

  @Override
  default void close() {}
}
