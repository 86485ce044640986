package io.throughline.activities.action.peer;

import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;

/**
 * A system that remedies are carried out in. Both calls fail with {@code REMEDY_UNREACHABLE} where
 * a later try may succeed, and with {@link NotDone} where none will.
 */
public interface Connector {
  /** Whether it carries out such remedies, inverses included. */
  boolean takes(Remedy remedy);

  /** Whether two journeys with one account act on the same thing there. */
  boolean actsOnAccounts();

  /** One word for what is there before the order is carried out, so that undoing restores it. */
  String observe(RemedyOrder order);

  /**
   * Does it; a repeat changes nothing more.
   *
   * @param before what was observed before the order, or before the one that it takes back
   */
  void carryOut(RemedyOrder order, String before);
}
