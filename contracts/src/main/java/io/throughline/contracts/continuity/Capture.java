package io.throughline.contracts.continuity;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.identity.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * A template and the interaction that it was captured in.
 *
 * @param source what it was made of, and can be made of anew when a model changes; absent in
 *     captures from before it was kept
 */
public record Capture(InteractionId interaction, TemplateRef template, @Nullable Evidence source) {
  /** A capture that cannot be made anew. */
  public Capture(InteractionId interaction, TemplateRef template) {
    this(interaction, template, null);
  }
}
