package io.throughline.inference.detection.injection.provenance;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Tells what a file's manifest or metadata say of where it comes from. */
public final class ProvenanceDetector implements Detector {
  private static final String NAME = "provenance";
  private static final ModelRef MODEL = new ModelRef("provenance", "1.0.0");

  private final ScoreCurve curve;
  private final TrustList trusted;

  /** Reads calibration and trust list beside the card in that folder of the catalogue. */
  public ProvenanceDetector(Path cards) {
    Path card = cards.resolve(MODEL.name()).resolve(MODEL.version());
    this.curve =
        Objects.requireNonNull(ScoreCurve.read(card.resolve("calibration.yaml")).get("any"));
    this.trusted = TrustList.read(card.resolve("trust"));
  }

  @Override
  public Examination examine() {
    return this::conclude;
  }

  private List<Verdict> conclude(Circumstances about) {
    Provenance found = Provenance.of(about.file(), trusted);
    return List.of(
        switch (found) {
          case NONE ->
              Verdict.of(Finding.notApplicable(NAME, Family.DEVICE, found.reason(), MODEL));
          case GENERATED -> scored(found, 2);
          case BROKEN -> scored(found, 1);
          case CAPTURED -> scored(found, -1);
          case UNKNOWN_ISSUER, EDITED, UNSUPPORTED, UNREADABLE ->
              Verdict.of(Finding.inconclusive(NAME, Family.DEVICE, found.reason(), MODEL));
        });
  }

  private Verdict scored(Provenance found, double score) {
    double llr = curve.llr(score);
    FindingOutcome outcome = curve.outcome(llr);
    Finding finding =
        outcome == FindingOutcome.INCONCLUSIVE
            ? Finding.inconclusive(NAME, Family.DEVICE, found.reason(), MODEL)
            : new Finding(
                NAME,
                Family.DEVICE,
                outcome,
                llr,
                ScoreCurve.probability(llr),
                1,
                found.reason(),
                List.of(),
                MODEL);
    return new Verdict(finding, OptionalDouble.of(score), List.of());
  }
}
