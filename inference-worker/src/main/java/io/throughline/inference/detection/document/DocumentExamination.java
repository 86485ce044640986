package io.throughline.inference.detection.document;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.detection.document.MrzFinder.Found;
import io.throughline.inference.detection.document.MrzFinder.Zone;
import io.throughline.inference.detection.document.mrz.Mrz;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One file's look for a machine readable zone. */
final class DocumentExamination implements Examination {
  private static final String MRZ = "document-mrz";
  private static final String PORTRAIT = "document-portrait";

  /** Pixels of width that a character needs, so that what is read of it contradicts anything. */
  private static final double LEGIBLE = 7;

  private final DocumentDetector detector;
  private final ScoreCurve curve;
  private final Clock clock;
  private Optional<PortraitPlace> portrait = Optional.empty();
  private boolean still = true;

  DocumentExamination(DocumentDetector detector, ScoreCurve curve, Clock clock) {
    this.detector = detector;
    this.curve = curve;
    this.clock = clock;
  }

  @Override
  public void picture(Frame frame, List<Sighting> faces) {
    if (frame.index() == 0) {
      portrait = PortraitPlace.largest(frame, faces);
    } else {
      still = false;
    }
  }

  @Override
  public List<Verdict> conclude(Circumstances about) {
    boolean document = about.role().filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent();
    boolean image = still && about.report().profile().facts().kind() == MediaKind.IMAGE;
    if (!image || (about.role().isPresent() && !document)) {
      return none("document.not-a-document");
    }
    try {
      Optional<Frame> frame = detector.frame(about.file());
      if (frame.isEmpty() || !(document || detector.zones().glance(frame.get()))) {
        return none("document.none-seen");
      }
      return of(detector.zones().find(frame.get()), document, frame.get());
    } catch (MediaException unreadable) {
      return List.of(untold(MRZ, "document.unreadable"), untold(PORTRAIT, "document.unreadable"));
    }
  }

  private List<Verdict> of(Found found, boolean document, Frame frame) {
    if (!found.seen() && !document) {
      return none("document.none-seen");
    }
    if (found.zone().isEmpty()) {
      String reason = found.seen() ? "document.unreadable" : "document.no-mrz";
      return List.of(untold(MRZ, reason), untold(PORTRAIT, reason));
    }
    Zone zone = found.zone().get();
    return List.of(zone(zone), portrait(zone, frame));
  }

  private Verdict zone(Zone zone) {
    LocalDate today = LocalDate.now(clock);
    Mrz read = zone.first().checksHold() ? zone.first() : zone.second();
    if (!read.formKnown()) {
      return untold(MRZ, "document.form-unknown");
    }
    Optional<Mrz.Fault> fault = read.fault(today);
    if (fault.isPresent() && !twice(zone)) {
      return untold(MRZ, "document.unreadable");
    }
    if (fault.isPresent()) {
      return switch (fault.get()) {
        case CHECK_DIGIT -> scored(1, read, "document.check-digit");
        case DATES -> scored(1, read, "document.dates");
        // Codes are added now and then: a list may be older than a document.
        case STATE -> untold(MRZ, "document.state-unknown");
      };
    }
    if (read.specimen()) {
      return scoredButUntold(read, "document.specimen");
    }
    return read.expired(today)
        ? scoredButUntold(read, "document.expired")
        : scored(0, read, "document.mrz-consistent");
  }

  /** Whether both cuts say the same, in characters large and clear enough to be held against it. */
  private static boolean twice(Zone zone) {
    return zone.first().saysTheSameAs(zone.second())
        && zone.first().sure()
        && zone.second().sure()
        && zone.pitch() >= LEGIBLE;
  }

  private Verdict scored(double score, Mrz read, String reason) {
    double llr = curve.llr(score);
    FindingOutcome outcome = curve.outcome(llr);
    boolean conclusive = outcome != FindingOutcome.INCONCLUSIVE;
    Finding finding =
        new Finding(
            MRZ,
            Family.DOCUMENT,
            outcome,
            conclusive ? llr : null,
            conclusive ? ScoreCurve.probability(llr) : null,
            Math.clamp(read.quality(), 0, 1),
            reason,
            List.of(),
            DocumentDetector.METHOD);
    return new Verdict(finding, OptionalDouble.of(score), List.of());
  }

  private static Verdict scoredButUntold(Mrz read, String reason) {
    return new Verdict(
        Finding.inconclusive(MRZ, Family.DOCUMENT, reason, DocumentDetector.METHOD),
        OptionalDouble.of(read.checksHold() ? 0 : 1),
        List.of());
  }

  private Verdict portrait(Zone zone, Frame frame) {
    if (portrait.isEmpty()) {
      return zone.first().format().lines() == 3
          ? absent(PORTRAIT, "document.portrait-on-other-side")
          : untold(PORTRAIT, "document.no-portrait");
    }
    if (!portrait.get().fits(zone.top(), frame)) {
      return untold(PORTRAIT, "document.portrait-off-place");
    }
    // Where a portrait is tells nothing of whose it is: the likelihood ratio is 1.
    return Verdict.of(
        new Finding(
            PORTRAIT,
            Family.DOCUMENT,
            FindingOutcome.GENUINE,
            0.0,
            0.5,
            portrait.get().quality(),
            "document.portrait-in-place",
            List.of(),
            DocumentDetector.METHOD));
  }

  private static List<Verdict> none(String reason) {
    return List.of(absent(MRZ, reason), absent(PORTRAIT, reason));
  }

  private static Verdict absent(String name, String reason) {
    return Verdict.of(
        Finding.notApplicable(name, Family.DOCUMENT, reason, DocumentDetector.METHOD));
  }

  private static Verdict untold(String name, String reason) {
    return Verdict.of(Finding.inconclusive(name, Family.DOCUMENT, reason, DocumentDetector.METHOD));
  }
}
