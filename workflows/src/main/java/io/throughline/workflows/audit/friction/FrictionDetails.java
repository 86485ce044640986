package io.throughline.workflows.audit.friction;

import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.StagePassage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the ledger keeps of a stage that was left. */
public final class FrictionDetails {
  private FrictionDetails() {}

  /** Seconds to the millisecond; what is not known is empty, never 0. */
  public static SortedMap<String, String> of(StagePassage left) {
    Friction friction = left.friction();
    SortedMap<String, String> details = new TreeMap<>();
    details.put("seconds", seconds(friction.total().seconds()));
    details.put("extraSeconds", seconds(friction.extra().seconds()));
    details.put("unmeasured", Integer.toString(friction.total().unmeasured()));
    details.put("elapsedSeconds", seconds(friction.elapsedSeconds()));
    details.put("prompts", Integer.toString(friction.prompts()));
    details.put("retries", Integer.toString(friction.retries()));
    details.put("bytes", Long.toString(friction.total().bytes()));
    details.put("extraBytes", Long.toString(friction.extra().bytes()));
    details.put("holds", Integer.toString(left.holds()));
    return details;
  }

  private static String seconds(@Nullable Double seconds) {
    return seconds == null
        ? ""
        : BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }
}
