package io.throughline.contracts.journey.engine;

import io.temporal.common.SearchAttributeKey;

/** What journeys are found by; not encrypted, so nothing personal is among them. */
public final class SearchAttributes {
  /** Such as {@code hiring}. */
  public static final SearchAttributeKey<String> KIND =
      SearchAttributeKey.forKeyword("ThroughlineKind");

  /** A {@link io.throughline.contracts.journey.status.JourneyState} word. */
  public static final SearchAttributeKey<String> STATE =
      SearchAttributeKey.forKeyword("ThroughlineState");

  /** A {@link io.throughline.contracts.journey.status.Stage} word. */
  public static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword("ThroughlineStage");

  private SearchAttributes() {}
}
