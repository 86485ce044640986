package io.throughline.server.journeys.registry;

import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the help desk orders when somebody cannot get in any more.
 *
 * @param enrolled the journey that the owner was cleared in
 * @param desk mail address of the help desk
 */
public record RecoveryOrder(
    JourneyRegistry.Entry enrolled,
    DirectoryAccount account,
    String desk,
    Timers timers,
    RecoveryRequest.Terms terms)
    implements Order {
  /** The kind of journey, in ids and documents. */
  public static final String KIND = "recovery";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<SubjectId> person() {
    return Optional.of(enrolled.subject());
  }

  @Override
  public byte[] canonical() {
    return String.join(
            "\u001f",
            KIND,
            enrolled.journey().value(),
            account.userName(),
            desk,
            timers.toString(),
            terms.toString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
