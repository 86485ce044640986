package io.throughline.inference.media.ffmpeg.sandbox;

import java.util.Arrays;
import java.util.List;

/**
 * What decoders are held to.
 *
 * @param levels to be tried, the tightest first
 * @param program the class whose {@code main} decodes
 * @param memoryBytes private memory of a decoder
 * @param cpuSeconds processor time of a decoder's whole life
 * @param files after so many a decoder is replaced
 */
public record Confinement(
    List<SandboxLevel> levels, Class<?> program, long memoryBytes, int cpuSeconds, int files) {
  /**
   * A 4K film keeps 16 pictures of 28 MB each, a photo of 50 megapixels some 500 MB. One file takes
   * at most six minutes, so that a decoder that spent half of its time is replaced.
   */
  public static final Confinement STANDARD =
      new Confinement(List.of(SandboxLevel.values()), DecoderProcess.class, 1536L << 20, 1800, 200);

  /** The same with other levels. */
  public Confinement at(SandboxLevel... others) {
    return new Confinement(Arrays.asList(others), program, memoryBytes, cpuSeconds, files);
  }

  /** The same with another program. */
  Confinement running(Class<?> other) {
    return new Confinement(levels, other, memoryBytes, cpuSeconds, files);
  }

  /** The same, replaced after fewer or more files. */
  Confinement replacedAfter(int count) {
    return new Confinement(levels, program, memoryBytes, cpuSeconds, count);
  }

  /** The same with other bounds. */
  Confinement bounded(long memory, int cpu) {
    return new Confinement(levels, program, memory, cpu, files);
  }
}
