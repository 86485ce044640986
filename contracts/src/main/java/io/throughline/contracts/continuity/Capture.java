package io.throughline.contracts.continuity;

import io.throughline.contracts.identity.InteractionId;

/** A template and the interaction that it was captured in. */
public record Capture(InteractionId interaction, TemplateRef template) {}
