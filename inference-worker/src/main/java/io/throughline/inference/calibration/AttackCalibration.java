package io.throughline.inference.calibration;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.continuity.face.FaceScene;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Counts how live genuine faces and attacks look, and makes three steps of it. With few attacks a
 * step's share is taken by Jeffreys' rule, (count + 1/2) / (all + 1): two of two is not certainty.
 */
final class AttackCalibration {
  private final MediaReader reader;
  private final FaceObserver observer;
  private final Steps steps;
  private final int[] genuine = new int[3];
  private final int[] attacks = new int[3];

  AttackCalibration(MediaReader reader, FaceObserver observer, Steps steps) {
    this.reader = reader;
    this.observer = observer;
    this.steps = steps;
  }

  /**
   * The steps of the score.
   *
   * @param smallestFace pixels of height
   */
  record Steps(double suspectBelow, double liveFrom, double smallestFace) {}

  /** Counts one genuine item a person, and all attacks. */
  String run(List<Manifest.Item> items) throws MediaException {
    Set<String> people = new HashSet<>();
    for (Manifest.Item item : items) {
      boolean attack = item.label().equals("attack");
      if (attack || people.add(item.identity())) {
        count(item, attack ? attacks : genuine);
      }
    }
    return curve() + counts();
  }

  private String curve() {
    ModelRef model = observer.livenessRef();
    return String.format(
        Locale.ROOT,
        """
        curve:
          model: {name: %s, version: %s}
          suspectBelow: %.2f
          liveFrom: %.2f
          suspectLlr: %.4f
          liveLlr: %.4f
          smallestFace: %.0f
        """,
        model.name(),
        model.version(),
        steps.suspectBelow(),
        steps.liveFrom(),
        llr(0),
        llr(2),
        steps.smallestFace());
  }

  private String counts() {
    return "counted:\n  genuine: %s\n  attack: %s\n".formatted(words(genuine), words(attacks));
  }

  private static String words(int[] counts) {
    return "{suspect: %d, between: %d, live: %d}".formatted(counts[0], counts[1], counts[2]);
  }

  private void count(Manifest.Item item, int[] counts) throws MediaException {
    FaceScene scene = new FaceScene(observer);
    reader.read(
        item.file(),
        SamplingPlan.standard().withoutSound(),
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            scene.add(frame);
          }
        });
    FaceCapture capture = scene.capture();
    capture.liveScore(steps.smallestFace()).ifPresent(score -> counts[step(score)]++);
  }

  private int step(double score) {
    if (score < steps.suspectBelow()) {
      return 0;
    }
    return score < steps.liveFrom() ? 1 : 2;
  }

  private double llr(int step) {
    return Math.log(share(attacks, step) / share(genuine, step));
  }

  private static double share(int[] counts, int step) {
    return (counts[step] + 0.5) / (counts[0] + counts[1] + counts[2] + 1);
  }
}
