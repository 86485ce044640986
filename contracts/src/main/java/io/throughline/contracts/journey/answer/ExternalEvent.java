package io.throughline.contracts.journey.answer;

import io.throughline.contracts.continuity.watch.WorkSignal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another system says has happened; nothing personal.
 *
 * @param id of the source and its message, the same in every try to deliver it
 * @param occurredAt at the source
 * @param sequence orders events of the same instant; 0 if the source does not count
 * @param work what a working session, a badge or a device showed; null for other types
 */
public record ExternalEvent(
    String id, Type type, Instant occurredAt, long sequence, @Nullable WorkSignal work) {

  /** In the order of what happened, not of what arrived. */
  private static final Comparator<ExternalEvent> BY_TIME =
      Comparator.comparing(ExternalEvent::occurredAt).thenComparingLong(ExternalEvent::sequence);

  public ExternalEvent {
    if (!id.matches("[a-z0-9-]{1,40}/[A-Za-z0-9_-]{1,128}") || sequence < 0) {
      throw new IllegalArgumentException("an event has an id and a sequence of 0 or more");
    }
  }

  /** An event that says no more than its type. */
  public ExternalEvent(String id, Type type, Instant occurredAt, long sequence) {
    this(id, type, occurredAt, sequence, null);
  }

  /** What can happen; one line of facts each: a newer fact of a line replaces an older one. */
  public enum Type {
    APPLICATION_WITHDRAWN(Line.APPLICATION),
    OFFER_EXTENDED(Line.APPLICATION),
    ACCOUNT_CREATED(Line.ACCOUNT),
    SHIPMENT_CHANGED(Line.SHIPMENT),
    PAYROLL_CHANGED(Line.PAYROLL),
    /** Somebody logged in under the person's account. */
    SESSION_STARTED(Line.WORK),
    SESSION_ENDED(Line.WORK),
    BADGE_IN(Line.WORK),
    BADGE_OUT(Line.WORK),
    /** A second factor was used. */
    FACTOR_USED(Line.WORK),
    /** A second factor was asked for, and whoever was asked said no, or nothing. */
    FACTOR_REFUSED(Line.WORK),
    /** A second factor was added, or moved to another device. */
    FACTOR_CHANGED(Line.WORK),
    /** The person's number was changed, or went to another SIM. */
    NUMBER_CHANGED(Line.WORK),
    /** Software or hardware was seen that lets somebody else work on the device. */
    TOOL_SEEN(Line.WORK),
    /** A shipment goes to somebody who is not the person. */
    SHIPMENT_REDIRECTED(Line.WORK);

    private final Line line;

    Type(Line line) {
      this.line = line;
    }

    /** Dotted: {@code application.withdrawn}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public Line line() {
      return line;
    }

    /** The type of that word. */
    public static Optional<Type> of(String word) {
      return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
  }

  /** What an event is about. */
  public enum Line {
    APPLICATION,
    ACCOUNT,
    SHIPMENT,
    PAYROLL,
    /** What happens at work: each counts, none replaces another. */
    WORK
  }

  /** Whether this happened before the other. */
  public boolean before(ExternalEvent other) {
    return BY_TIME.compare(this, other) < 0;
  }
}
