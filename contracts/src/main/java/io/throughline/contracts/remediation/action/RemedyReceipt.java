package io.throughline.contracts.remediation.action;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of an order.
 *
 * @param repeated whether it had been decided before and nothing was done now
 * @param reason dotted and stable, empty if it was applied
 */
public record RemedyReceipt(State state, boolean repeated, String reason) {
  /** Done, without an object in this case, or refused for good. */
  public enum State {
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("not-applicable")
    NOT_APPLICABLE,
    @JsonProperty("refused")
    REFUSED
  }
}
