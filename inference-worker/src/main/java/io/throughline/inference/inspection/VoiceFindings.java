package io.throughline.inference.inspection;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.media.DecodeReport;
import java.util.List;
import java.util.Optional;

/** What is said of the voice in one piece of evidence. */
final class VoiceFindings {
  private static final String CAPTURE = "voice-capture";
  private static final String COVERAGE = "voice-coverage";

  /** Sound and picture of a recording rarely end together. */
  private static final double TOLERATED_SECONDS = 5;

  private final ModelRef embedder;

  VoiceFindings(ModelRef embedder) {
    this.embedder = embedder;
  }

  /** For evidence without sound. */
  List<Finding> withoutSound() {
    return List.of(Finding.notApplicable(CAPTURE, Family.VOICE, "voice.no-sound-track", embedder));
  }

  /** For evidence with sound. */
  List<Finding> of(VoiceCapture capture) {
    Optional<Template> template = capture.template();
    if (template.isEmpty()) {
      return List.of(
          Finding.inconclusive(
              CAPTURE, Family.VOICE, capture.obstacle().orElse("voice.none"), embedder));
    }
    // A voice that can be used says nothing of an attack: the likelihood ratio is 1.
    return List.of(
        new Finding(
            CAPTURE,
            Family.VOICE,
            FindingOutcome.GENUINE,
            0.0,
            0.5,
            template.get().worth().quality(),
            "voice.captured",
            List.of(),
            embedder));
  }

  /** That a part of a long recording was not listened to; nothing if all of it was. */
  Optional<Finding> unheard(DecodeReport report) {
    return report.soundPassedOver() < TOLERATED_SECONDS
        ? Optional.empty()
        : Optional.of(Finding.inconclusive(COVERAGE, Family.VOICE, "voice.partly-heard", embedder));
  }
}
