package io.throughline.contracts.journey.recovery;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.time.Duration;
import java.util.List;

/**
 * Starts a recovery.
 *
 * @param enrolled the journey that the owner was cleared in
 * @param contacts of the owner as that journey has them, never as a caller gives them; the team is
 *     the help desk
 * @param timers {@code evidence} is for the proof, {@code review} for the humans
 * @param references what the enrolled journey accepted
 * @param account that is to be recovered
 * @param terms what whoever is verified gets
 */
public record RecoveryRequest(
    JourneyId journey,
    SubjectId subject,
    JourneyId enrolled,
    Contacts contacts,
    Timers timers,
    List<Capture> references,
    DirectoryAccount account,
    Terms terms)
    implements JourneyOrder {
  /** Nobody gets a pass for longer. */
  public static final Duration LONGEST_PASS = Duration.ofHours(1);

  public RecoveryRequest {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("a recovery compares with something");
    }
  }

  /**
   * What whoever is verified gets.
   *
   * @param ticket of the help desk, as the owner is told it: 1 to 40 letters, digits, {@code -._#}
   * @param privileged whether two people have to agree, because the account may do much
   * @param pass how long the pass lets somebody in, an hour at most
   * @param aftercare how long the account has limited rights afterwards, and can be frozen at once
   */
  public record Terms(String ticket, boolean privileged, Duration pass, Duration aftercare) {
    public Terms {
      if (!ticket.matches("[A-Za-z0-9._#-]{1,40}")) {
        throw new IllegalArgumentException("a ticket is 1 to 40 letters, digits, - . _ #");
      }
      if (!pass.isPositive() || pass.compareTo(LONGEST_PASS) > 0) {
        throw new IllegalArgumentException("a pass lasts an hour at most");
      }
      if (!aftercare.isPositive() || aftercare.compareTo(Duration.ofDays(30)) > 0) {
        throw new IllegalArgumentException("aftercare lasts up to 30 days");
      }
    }

    /** A pass of an hour, and three days with limited rights. */
    public static Terms standard(String ticket, boolean privileged) {
      return new Terms(ticket, privileged, LONGEST_PASS, Duration.ofDays(3));
    }
  }

  @Override
  public String rules() {
    return "recovery";
  }
}
