package io.throughline.activities.consent;

import io.throughline.contracts.identity.JourneyId;
import java.net.URI;
import java.util.Optional;

/** Makes addresses of the person's own page; each is written into one letter and nowhere else. */
public interface PersonalPages {
  /**
   * A new address that opens the page once; those made before go on working, since their letters
   * may arrive. Empty where pages have no public address, or the journey is not known here.
   */
  Optional<URI> addressFor(JourneyId journey);

  /**
   * An address under which the person says that it was somebody else; it works until the journey
   * has ended. Empty where that is not offered.
   */
  default Optional<URI> denialFor(JourneyId journey) {
    return Optional.empty();
  }

  /**
   * An address that opens the page as often as it is wanted, for longer than somebody may object to
   * how the journey ended. Empty where pages have no public address.
   */
  default Optional<URI> appealFor(JourneyId journey) {
    return Optional.empty();
  }

  /** Where no page is offered. */
  static PersonalPages none() {
    return journey -> Optional.empty();
  }
}
