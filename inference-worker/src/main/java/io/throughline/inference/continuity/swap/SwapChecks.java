package io.throughline.inference.continuity.swap;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether one recording is of one person throughout, by face and by voice. */
public final class SwapChecks {
  /** More stretches than this tell a reader nothing more, and would fill the history. */
  static final int MOST_SEGMENTS = 50;

  private final Map<String, ScoreCurve> faces;
  private final Map<String, ScoreCurve> voices;

  private SwapChecks(Map<String, ScoreCurve> faces, Map<String, ScoreCurve> voices) {
    this.faces = Map.copyOf(faces);
    this.voices = Map.copyOf(voices);
  }

  /**
   * Reads the calibrations.
   *
   * @param cards the folder of the catalogue
   */
  public static SwapChecks load(Path cards) {
    return new SwapChecks(curves(cards, IdentitySwap.METHOD), curves(cards, VoiceSwap.METHOD));
  }

  private static Map<String, ScoreCurve> curves(Path cards, ModelRef method) {
    return ScoreCurve.read(
        cards.resolve(method.name()).resolve(method.version()).resolve("calibration.yaml"));
  }

  /**
   * Whether the face changes.
   *
   * @param seat the subject's place; empty for evidence without a picture
   */
  public Verdict face(Optional<SeatView> seat, MediaKind kind, Optional<EvidenceRole> role) {
    if (role.filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent()) {
      return IdentitySwap.notApplicable("identity-swap.not-for-documents");
    }
    if (seat.isEmpty()) {
      return IdentitySwap.notApplicable("face.not-in-audio");
    }
    return kind == MediaKind.IMAGE
        ? IdentitySwap.notApplicable("identity-swap.one-picture")
        : new IdentitySwap(curve(faces, "any")).of(seat.get());
  }

  /** For evidence without sound. */
  public Verdict withoutVoice() {
    return VoiceSwap.notApplicable("voice.no-sound-track");
  }

  /** For evidence whose sound is not known to be of the subject, for that reason. */
  public Verdict untoldVoice(String reason) {
    return VoiceSwap.untold(reason);
  }

  /**
   * Whether the voice changes.
   *
   * @param pieces of all that may be the subject's speech, in the order of time
   * @param own whether two voices, given by when each speaks, are both the subject's
   */
  public Verdict voice(
      List<VoicePiece> pieces, Template.Channel channel, Predicate<List<List<Segment>>> own) {
    // Nobody has measured what a difference over a telephone line is worth: that is no answer.
    return channel == Template.Channel.TELEPHONE
        ? VoiceSwap.untold("voice-swap.telephone-band")
        : new VoiceSwap(curve(voices, "wide-band")).of(pieces, own);
  }

  private static ScoreCurve curve(Map<String, ScoreCurve> curves, String name) {
    return Optional.ofNullable(curves.get(name))
        .orElseThrow(() -> new IllegalStateException("no calibration of swaps for " + name));
  }
}
