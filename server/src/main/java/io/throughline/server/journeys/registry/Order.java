package io.throughline.server.journeys.registry;

import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What somebody orders when a journey is started. */
public interface Order {
  /** The kind of journey, in ids and documents. */
  String kind();

  /** The same for equal orders only. */
  byte[] canonical();

  /** A person objects to how a journey ended. */
  record Appeal(JourneyRegistry.Entry appealed, String statement) implements Order {
    @Override
    public String kind() {
      return AppealRequest.KIND;
    }

    @Override
    public Optional<SubjectId> person() {
      return Optional.of(appealed.subject());
    }

    @Override
    public byte[] canonical() {
      return String.join("\u001f", AppealRequest.KIND, appealed.journey().value(), statement)
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "Appeal[" + appealed.journey() + "]";
    }
  }

  /** The person, where it is one that is known already. */
  default Optional<SubjectId> person() {
    return Optional.empty();
  }
}
