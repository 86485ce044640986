package io.throughline.inference.detection.presentation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How cues become one score: each is put on a scale of its own, cut off at three, and weighed.
 *
 * @param intercept the score where every cue has its mean
 * @param cues in the order in which they are computed, the liveness model's last
 */
record CueWeights(double intercept, List<Cue> cues) {
  private static final double MOST = 3;

  CueWeights {
    cues = List.copyOf(cues);
  }

  /**
   * One cue.
   *
   * @param scale positive, its spread
   * @param weight positive: more is more suspicious
   */
  record Cue(String name, double mean, double scale, double weight) {
    Cue {
      if (!(scale > 0) || !Double.isFinite(mean + weight)) {
        throw new IllegalArgumentException("not the weight of a cue");
      }
    }

    double part(double value) {
      return weight * Math.clamp((value - mean) / scale, -MOST, MOST);
    }
  }

  /** Uncalibrated, higher is more suspicious; cues in the order of the weights. */
  double score(double[] values) {
    if (values.length != cues.size()) {
      throw new IllegalArgumentException("not the cues that were weighed");
    }
    double sum = intercept;
    for (int i = 0; i < values.length; i++) {
      sum += cues.get(i).part(values[i]);
    }
    return sum;
  }

  /** What the file of a calibration holds beside the curves. */
  record Calibration(CueWeights weights, Bounds bounds) {}

  /**
   * What is compared with a bound.
   *
   * @param ownMotion of eyes and mouth, in eye distances, from which a face moves by itself
   */
  record Bounds(double ownMotion) {
    Bounds {
      if (!(ownMotion > 0)) {
        throw new IllegalArgumentException("not a bound of motion");
      }
    }
  }

  /** Reads {@code models/<name>/<version>/calibration.yaml}. */
  static Calibration read(Path file) {
    try {
      return YAMLMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build()
          .readValue(file.toFile(), Calibration.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a calibration cannot be read", unreadable);
    }
  }
}
