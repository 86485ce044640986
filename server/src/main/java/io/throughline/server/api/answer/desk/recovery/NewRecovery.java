package io.throughline.server.api.answer.desk.recovery;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.identity.PlainText;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.sequel.Recoveries;
import io.throughline.server.problem.ApiProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the help desk asks for. Nothing of it says how the owner is reached: that is known, and is
 * never a caller's to choose.
 */
@Schema(name = "NewRecovery")
record NewRecovery(
    @Schema(description = "userName in the directory") @Nullable String account,
    @Schema(description = "1 to 40 letters, digits, - . _ #; the owner is told it")
        @Nullable String ticket,
    @Schema(description = "whether the account may do much: then two people have to agree")
        @Nullable Boolean privileged,
    @Schema(description = "mail address of the help desk") @Nullable String desk,
    @Schema(description = "ISO 8601, an hour at most") @Nullable Duration pass,
    @Schema(description = "ISO 8601, 30 days at most") @Nullable Duration aftercare,
    @Nullable Waiting timers) {

  /** How long is waited; what is left out is the standard. */
  @Schema(name = "RecoveryTimers", description = "ISO 8601; what is left out is the standard.")
  record Waiting(
      @Schema(description = "for the recording") @Nullable Duration evidence,
      @Schema(description = "for a human") @Nullable Duration review,
      @Schema(description = "for what is looked at") @Nullable Duration assessment) {
    private static final Duration LONGEST = Duration.ofDays(7);

    Timers timers() {
      Timers standard = Timers.recovery();
      return new Timers(
          standard.consent(),
          standard.consentReminders(),
          positive(evidence, standard.evidence()),
          positive(review, standard.review()),
          positive(assessment, standard.assessment()),
          null);
    }

    private static Duration positive(@Nullable Duration chosen, Duration standard) {
      if (chosen == null) {
        return standard;
      }
      if (!chosen.isPositive() || chosen.compareTo(LONGEST) > 0) {
        throw ApiProblem.invalid("Timers are positive, and 7 days at most.");
      }
      return chosen;
    }
  }

  Recoveries.Wanted wanted() {
    if (account == null || ticket == null || desk == null) {
      throw ApiProblem.invalid("Account, ticket and desk are needed.");
    }
    if (!PlainText.isMailAddress(desk)) {
      throw odd();
    }
    Timers waiting = timers == null ? Timers.recovery() : timers.timers();
    try {
      RecoveryRequest.Terms standard =
          RecoveryRequest.Terms.standard(ticket, Boolean.TRUE.equals(privileged));
      RecoveryRequest.Terms terms =
          new RecoveryRequest.Terms(
              ticket,
              standard.privileged(),
              pass == null ? standard.pass() : pass,
              aftercare == null ? standard.aftercare() : aftercare);
      Contacts checked = new Contacts(desk, desk, "Help desk");
      return new Recoveries.Wanted(new DirectoryAccount(account), checked.team(), waiting, terms);
    } catch (IllegalArgumentException odd) {
      throw odd();
    }
  }

  private static ApiProblem odd() {
    return ApiProblem.invalid(
        "The account is a userName on one line, the ticket 1 to 40 letters, digits, - . _ #, the"
            + " desk a mail address, a pass lasts an hour at most, aftercare 30 days.");
  }
}
