package io.throughline.inference.detection.examination;

import io.throughline.inference.media.Frame;
import java.util.List;

/** One detector's look at one file: it sees the file go by once and then concludes. */
public interface Examination {
  /** A sampled picture, about two a second, with all faces in it. */
  default void picture(Frame frame, List<Sighting> faces) {}

  /** A picture of one of the dense stretches, at the frame rate of the recording. */
  default void dense(Frame frame, List<Sighting> faces) {}

  /**
   * About a second of sound, in the order of time.
   *
   * @param fromSeconds when the first sample sounds, from the start of the recording
   * @param samples 16 kHz mono, [-1, 1]
   */
  default void sound(double fromSeconds, float[] samples) {}

  /** What was found; at least one verdict, not-applicable where there was nothing to look at. */
  List<Verdict> conclude(Circumstances about);
}
