package io.throughline.contracts.journey.status.friction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How a journey left one of its stages. */
public enum StageExit {
  /** On to the next stage, or cleared at the last one. */
  PASSED(Side.THROUGH),
  /** The person said no. */
  DECLINED(Side.PERSON),
  /** Nothing came in time. */
  EXPIRED(Side.PERSON),
  /** The application was withdrawn. */
  WITHDRAWN(Side.PERSON),
  /** Nobody reviewed in time, or policy gave least privilege. */
  LIMITED(Side.US),
  /** A human confirmed that it is somebody else. */
  BLOCKED(Side.US),
  /** Somebody called the journey off. */
  CANCELLED(Side.CALLED_OFF),
  /** The journey could not be proven any more and went to a human. */
  HANDED_OVER(Side.US),
  /** Closed for a reason that has no word of its own here. */
  CLOSED(Side.CALLED_OFF);

  private final Side side;

  /** Who made the journey leave the stage. */
  public enum Side {
    /** Nobody: it went on. */
    THROUGH,
    /** The person, by silence or a no: a drop-out. */
    PERSON,
    /** The deployment or its people stopped it. */
    US,
    /** Ended from outside, which says nothing about the stage. */
    CALLED_OFF
  }

  StageExit(Side side) {
    this.side = side;
  }

  public Side side() {
    return side;
  }

  /** The word in JSON and tables. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The exit of that word, such as {@code passed}. */
  @JsonCreator
  public static StageExit of(String word) {
    return Arrays.stream(values())
        .filter(exit -> exit.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such way out of a stage"));
  }
}
