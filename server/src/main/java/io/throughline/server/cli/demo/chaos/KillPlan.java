package io.throughline.server.cli.demo.chaos;

import io.throughline.server.engine.parts.EmbeddedParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Which part is killed when; the same seed gives the same plan. */
record KillPlan(List<Kill> kills) {
  private static final List<String> PARTS =
      List.of(
          EmbeddedParts.SERVER,
          EmbeddedParts.INFERENCE,
          EmbeddedParts.TEMPORAL,
          EmbeddedParts.OPA,
          EmbeddedParts.POSTGRES);
  private static final int LONGEST_DELAY_MILLIS = 3_000;

  KillPlan {
    kills = List.copyOf(kills);
  }

  /**
   * One kill.
   *
   * @param after so many pieces of evidence were handed in, in all journeys together
   * @param delay from then on
   */
  record Kill(String part, int after, Duration delay) {}

  /** Every part once, then every part again, at moments that are spread over all the pieces. */
  static KillPlan random(int kills, int pieces, long seed) {
    Random random = new Random(seed);
    List<String> parts = new ArrayList<>();
    while (parts.size() < kills) {
      List<String> round = new ArrayList<>(PARTS);
      Collections.shuffle(round, random);
      parts.addAll(round);
    }
    List<Kill> plan = new ArrayList<>();
    for (String part : parts.subList(0, kills)) {
      Duration delay = Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS));
      plan.add(new Kill(part, random.nextInt(Math.max(1, pieces)), delay));
    }
    plan.sort(Comparator.comparingInt(Kill::after));
    return new KillPlan(plan);
  }
}
