package io.throughline.server.cli.demo.chaos;

import io.throughline.server.cli.demo.scene.EngineParts;
import io.throughline.server.setup.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out a plan of kills while journeys run. */
final class Killer {
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final EngineParts parts;
  private final AtomicInteger piecesSoFar;
  private final Progress progress;
  private final List<String> killed = new ArrayList<>();

  Killer(EngineParts parts, AtomicInteger piecesSoFar, Progress progress) {
    this.parts = parts;
    this.piecesSoFar = piecesSoFar;
    this.progress = progress;
  }

  /**
   * Runs until all are done or it is interrupted; a part that is away is killed once it is back.
   */
  List<String> carryOut(KillPlan plan) {
    try {
      for (KillPlan.Kill kill : plan.kills()) {
        while (piecesSoFar.get() < kill.after()) {
          Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        Thread.sleep(kill.delay());
        while (!parts.kill(kill.part())) {
          Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        killed.add(kill.part());
        progress.say("  killed " + kill.part() + " after piece " + piecesSoFar.get());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(killed);
  }
}
