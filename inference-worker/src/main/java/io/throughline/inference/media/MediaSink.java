package io.throughline.inference.media;

/**
 * Takes what a reader finds. What it throws ends the reading and reaches the reader's caller
 * unchanged.
 */
public interface MediaSink {
  /** Told with each packet that is read: the work goes on, even where nothing is handed out. */
  default void step() {}

  /** One sampled picture, the receiver's to keep; about 0.7 MB at 640x360. */
  default void picture(Frame frame) {}

  /**
   * One picture of a dense stretch, if the plan has such stretches; its index counts dense pictures
   * only. A picture may be handed out both ways.
   */
  default void dense(Frame frame) {}

  /**
   * About a second of sound, the receiver's to keep. A gap in the recording shows as a jump of
   * {@code fromSeconds}.
   *
   * @param fromSeconds when the first sample sounds, from the start of the recording
   * @param samples 16 kHz mono, [-1, 1]
   */
  default void sound(double fromSeconds, float[] samples) {}
}
