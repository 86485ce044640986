package io.throughline.contracts.journey;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import org.jspecify.annotations.Nullable;

/** What every kind of journey is started with. */
public interface JourneyOrder {
  JourneyId journey();

  SubjectId subject();

  Contacts contacts();

  Timers timers();

  /** The person's account in the directory; null if none is known. */
  @Nullable DirectoryAccount account();

  /** By whose rules its interactions are decided, which is also the kind of its notices. */
  default String rules() {
    return "hiring";
  }
}
