package io.throughline.contracts.journey.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * What lately happened to somebody's way into an account, as systems reported it that no caller can
 * speak for. Each count is a weak sign of somebody else at work.
 *
 * @param refusals prompts for a second factor that were refused or ran out, in the last day
 * @param factors second factors that were added or moved, in the last 14 days
 * @param numbers changes of the person's number, in the last 14 days
 * @param recoveries others that were opened for the same person, in the last 7 days
 */
public record AccountSigns(int refusals, int factors, int numbers, int recoveries) {
  /** People refuse a prompt by mistake; a handful in a day wears somebody down. */
  public static final int FATIGUE = 5;

  /** Where nobody could say. */
  public static final String UNKNOWN = "account.signs-unknown";

  public AccountSigns {
    if (Math.min(Math.min(refusals, factors), Math.min(numbers, recoveries)) < 0) {
      throw new IllegalArgumentException("signs are counted from 0");
    }
  }

  /** Dotted and stable; policy knows what each weighs. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    add(reasons, refusals >= FATIGUE, "account.prompts-refused");
    add(reasons, factors > 0, "account.factor-changed");
    add(reasons, numbers > 0, "account.number-changed");
    add(reasons, recoveries > 0, "account.recovered-before");
    return reasons;
  }

  private static void add(List<String> reasons, boolean holds, String reason) {
    if (holds) {
      reasons.add(reason);
    }
  }
}
