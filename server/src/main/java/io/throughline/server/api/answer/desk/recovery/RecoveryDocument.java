package io.throughline.server.api.answer.desk.recovery;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.JourneyStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recovery as the help desk sees it: no signal, no reason, nothing to argue about with a caller.
 *
 * @param verdict {@code waiting}, {@code verified}, {@code not-verified} or {@code human-needed}
 * @param until when what is waited for ends; null if nothing is
 */
public record RecoveryDocument(String id, String verdict, @Nullable Instant until) {

  static RecoveryDocument of(JourneyStatus status) {
    return new RecoveryDocument(
        status.journey().value(),
        verdict(status),
        Optional.ofNullable(status.awaited()).map(awaited -> awaited.until()).orElse(null));
  }

  static RecoveryDocument begun(JourneyId journey) {
    return new RecoveryDocument(journey.value(), "waiting", null);
  }

  private static String verdict(JourneyStatus status) {
    return switch (status.state()) {
      case REQUESTED, NOTIFIED, CONSENTED, COLLECTING, ASSESSING, STEPPED_UP -> "waiting";
      case IN_REVIEW -> "human-needed";
      case WATCHING, CLEARED -> "verified";
      case LIMITED, BLOCKED, CLOSED, UPHELD, OVERTURNED, ERASED -> "not-verified";
    };
  }
}
