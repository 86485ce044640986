package io.throughline.activities.action;

import io.throughline.contracts.remediation.action.RemedyReceipt;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code remedy}.
 *
 * @param prior null until what was there before was looked at
 */
record RemedyRow(State state, @Nullable String prior, String reason) {
  /** Words of the column. */
  enum State {
    CLAIMED("claimed"),
    APPLIED("applied"),
    NOT_APPLICABLE("not-applicable"),
    REFUSED("refused"),
    RETIRING("retiring"),
    UNDONE("undone");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      throw new IllegalStateException("a remedy is in an unknown state");
    }

    static State of(RemedyReceipt.State decided) {
      return switch (decided) {
        case APPLIED -> APPLIED;
        case NOT_APPLICABLE -> NOT_APPLICABLE;
        case REFUSED -> REFUSED;
      };
    }
  }
}
