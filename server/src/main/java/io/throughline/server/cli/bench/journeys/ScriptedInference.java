package io.throughline.server.cli.bench.journeys;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import java.util.ArrayList;
import java.util.List;

/** Says at once that all is well and that it is the same human; opens nothing. */
public final class ScriptedInference implements InferenceActivities {
  private static final ModelRef MODEL = new ModelRef("scripted", "1");
  private static final double QUALITY = 0.8;
  private static final double SECONDS = 60;

  @Override
  public Inspection inspect(InspectionRequest request) {
    EvidenceRole role = request.evidence().role();
    MediaKind kind = request.evidence().kind();
    double seconds = kind == MediaKind.IMAGE ? 0 : SECONDS;
    Modality modality = kind == MediaKind.AUDIO ? Modality.VOICE : Modality.FACE;
    return new Inspection(
        new MediaFacts(kind, seconds, 640, 360, 48_000),
        findings(role),
        List.of(new TemplateRef(modality, request.evidence().address(), MODEL, QUALITY, SECONDS)));
  }

  private static List<Finding> findings(EvidenceRole role) {
    return switch (role) {
      case DIAL_IN -> List.of(well("voice-capture", Family.VOICE));
      case DOCUMENT_PORTRAIT -> List.of(well("face-capture", Family.FACE));
      case SELFIE ->
          List.of(well("face-capture", Family.FACE), well("presentation-attack", Family.FACE));
      default ->
          List.of(
              well("face-capture", Family.FACE),
              well("presentation-attack", Family.FACE),
              Finding.notApplicable("voice-capture", Family.VOICE, "voice.no-sound-track", MODEL));
    };
  }

  private static Finding well(String detector, Family family) {
    return new Finding(
        detector, family, FindingOutcome.GENUINE, -2.0, 0.1, QUALITY, "all.well", List.of(), MODEL);
  }

  @Override
  public Comparisons compare(ComparisonRequest request) {
    List<Similarity> same = new ArrayList<>();
    for (OpenCapture probe : request.probes()) {
      for (OpenCapture reference : request.references()) {
        Modality modality = probe.capture().template().modality();
        if (reference.capture().template().modality() == modality) {
          Link link =
              new Link(reference.capture().interaction(), probe.capture().interaction(), modality);
          same.add(
              new Similarity(link, SimilarityOutcome.SAME, 5.5, 0.99, QUALITY, "all.well", MODEL));
        }
      }
    }
    return new Comparisons(same);
  }
}
