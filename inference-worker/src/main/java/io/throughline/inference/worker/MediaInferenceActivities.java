package io.throughline.inference.worker;

import io.temporal.activity.Activity;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.inspection.Brief;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.worker.evidence.FetchedEvidence;
import io.throughline.inference.worker.evidence.TemplateFile;
import io.throughline.inference.worker.evidence.VaultClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The work of the inference queue: from grants to findings and back to the vault. */
public final class MediaInferenceActivities implements InferenceActivities {
  private final VaultClient vault;
  private final MediaInspector inspector;
  private final TemplateComparison comparison;
  private final WorkWatch watch;

  /**
   * The work.
   *
   * @param watch is told that it goes on
   */
  public MediaInferenceActivities(
      VaultClient vault, MediaInspector inspector, TemplateComparison comparison, WorkWatch watch) {
    this.watch = watch;
    this.vault = vault;
    this.inspector = inspector;
    this.comparison = comparison;
  }

  @Override
  public Inspection inspect(InspectionRequest request) {
    try (Heartbeat heartbeat = new Heartbeat(Activity.getExecutionContext(), watch);
        FetchedEvidence evidence = vault.fetch(request.read(), request.evidence().bytes())) {
      InspectedMedia media = inspector.inspect(evidence.file(), brief(request, heartbeat));
      refuseOtherKind(request, media);
      List<TemplateRef> templates = new ArrayList<>();
      store(media.template(Modality.FACE), request.writeFace()).ifPresent(templates::add);
      store(media.template(Modality.VOICE), request.writeVoice()).ifPresent(templates::add);
      return new Inspection(media.facts(), media.findings(), templates);
    } catch (MediaException bad) {
      throw bad.code().failure(Objects.requireNonNullElse(bad.getMessage(), bad.code().reason()));
    }
  }

  private Brief brief(InspectionRequest request, Heartbeat heartbeat) {
    return new Brief(
        Optional.of(request.evidence().role()),
        Optional.ofNullable(request.evidence().hint()),
        modality -> earlier(request, modality),
        heartbeat,
        Optional.ofNullable(request.challenge()));
  }

  /** Opened only where the subject has to be told from other people. */
  private List<Template> earlier(InspectionRequest request, Modality modality) {
    OpenedTemplates templates = new OpenedTemplates(vault, comparison);
    List<Template> usable = new ArrayList<>();
    for (OpenCapture capture : request.chain()) {
      if (modality(capture) == modality
          && templates.open(capture) instanceof OpenedTemplates.Opened.Usable one) {
        usable.add(one.template());
      }
    }
    return usable;
  }

  private static void refuseOtherKind(InspectionRequest request, InspectedMedia media) {
    // What decodes as something else than was taken in would escape the role's requirements.
    if (media.facts().kind() != request.evidence().kind()) {
      throw FailureCode.MEDIA_EMPTY.failure("the media is not of the kind that was announced");
    }
  }

  private Optional<TemplateRef> store(Optional<Template> template, Grant write) {
    return template.map(found -> {
      EvidenceAddress address = vault.store(write, TemplateFile.write(found));
      return new TemplateRef(
          found.modality(),
          address,
          found.model(),
          found.worth().quality(),
          found.worth().amount());
    });
  }

  @Override
  public Comparisons compare(ComparisonRequest request) {
    try (Heartbeat heartbeat = new Heartbeat(Activity.getExecutionContext(), watch)) {
      return compare(request, heartbeat);
    }
  }

  private Comparisons compare(ComparisonRequest request, Heartbeat heartbeat) {
    OpenedTemplates templates = new OpenedTemplates(vault, comparison);
    List<Similarity> similarities = new ArrayList<>();
    for (OpenCapture probe : request.probes()) {
      for (OpenCapture reference : request.references()) {
        heartbeat.run();
        if (modality(probe) == modality(reference)) {
          similarities.add(similarity(templates, reference, probe));
        }
      }
    }
    return new Comparisons(similarities);
  }

  private Similarity similarity(
      OpenedTemplates templates, OpenCapture reference, OpenCapture probe) {
    Link link = link(reference, probe);
    return switch (templates.open(reference)) {
      case OpenedTemplates.Opened.Unusable no -> untold(link, reference, no.reason());
      case OpenedTemplates.Opened.Usable first ->
          switch (templates.open(probe)) {
            case OpenedTemplates.Opened.Unusable no -> untold(link, probe, no.reason());
            case OpenedTemplates.Opened.Usable second ->
                comparison.compare(link, first.template(), second.template());
          };
    };
  }

  private static Similarity untold(Link link, OpenCapture unusable, String reason) {
    return new Similarity(
        link, SimilarityOutcome.UNKNOWN, 0, 0.5, 0, reason, unusable.capture().template().model());
  }

  private static Link link(OpenCapture reference, OpenCapture probe) {
    return new Link(
        reference.capture().interaction(), probe.capture().interaction(), modality(probe));
  }

  private static Modality modality(OpenCapture capture) {
    return capture.capture().template().modality();
  }
}
