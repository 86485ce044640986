package io.throughline.contracts.continuity;

import io.throughline.contracts.identity.InteractionId;
import java.util.Locale;

/** The claim that two interactions show the same human, in one modality. */
public record Link(InteractionId from, InteractionId to, Modality modality) {
  /** As people read it: {@code interview 1 ↔ interview 2, face}. */
  public String spoken() {
    return from.spoken() + " ↔ " + to.spoken() + ", " + modality.name().toLowerCase(Locale.ROOT);
  }
}
