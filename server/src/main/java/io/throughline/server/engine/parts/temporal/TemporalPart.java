package io.throughline.server.engine.parts.temporal;

import io.temporal.common.SearchAttributeKey;
import io.throughline.contracts.journey.engine.SearchAttributes;
import java.util.List;

/** What is the same whichever Temporal runs. */
public final class TemporalPart {
  /** The part and its log. */
  public static final String NAME = "temporal";

  /** The namespace of a deployment. */
  public static final String NAMESPACE = "throughline";

  /** What workflows are found by. */
  static final List<SearchAttributeKey<String>> KEYWORDS =
      List.of(SearchAttributes.KIND, SearchAttributes.STATE, SearchAttributes.STAGE);

  private TemporalPart() {}
}
