package io.throughline.server.journeys.registry;

import io.throughline.contracts.identity.SubjectId;
import java.util.Optional;

/** What somebody orders when a journey is started. */
public interface Order {
  /** The kind of journey, in ids and documents. */
  String kind();

  /** The same for equal orders only. */
  byte[] canonical();

  /** The person, where it is one that is known already. */
  default Optional<SubjectId> person() {
    return Optional.empty();
  }
}
