package io.throughline.inference.detection.injection;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.injection.SoftwareList.Kind;
import io.throughline.inference.detection.injection.Telling.Scored;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of programs in the metadata. That there is none says nothing: they are easily removed. */
final class CaptureSoftware {
  private final SoftwareList list;
  private final Telling telling;

  CaptureSoftware(SoftwareList list, Telling telling) {
    this.list = list;
    this.telling = telling;
  }

  Verdict of(Circumstances about) {
    Map<String, String> tags = about.report().capture().tags();
    Optional<Kind> named = list.named(tags.values());
    if (named.isEmpty()) {
      return telling.nothing(tags.isEmpty() ? "capture.no-metadata" : "capture.no-known-program");
    }
    Kind kind = named.get();
    return switch (kind) {
      case VIRTUAL_CAMERA, FACE_SWAP -> suspicious(kind);
      // An interview may well be recorded off a screen; who takes a selfie now does not.
      case SCREEN_RECORDER ->
          about.role().filter(EvidenceRole.SELFIE::equals).isPresent()
              ? suspicious(kind)
              : telling.untold(kind.reason());
      case REWRITER ->
          claimsCamera(tags)
              ? telling.untold("capture.device-claim-rewritten")
              : telling.nothing(kind.reason());
    };
  }

  private Verdict suspicious(Kind kind) {
    return telling.of(new Scored(1, kind.reason(), kind.reason(), kind.reason()), List.of());
  }

  // Cameras write their make; a file that was written anew by a program is no camera's any more.
  private static boolean claimsCamera(Map<String, String> tags) {
    return tags.keySet().stream()
        .anyMatch(key -> key.endsWith("make") || key.contains("com.android."));
  }
}
