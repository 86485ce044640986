package io.throughline.inference.inspection;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.face.FaceObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of the face in one piece of evidence. */
final class FaceFindings {
  private static final String CAPTURE = "face-capture";
  private static final String OTHERS = "second-person";
  private static final String SEAT = "subject-seat";

  /** More stretches than this tell a reader nothing more, and would fill the history. */
  private static final int MOST_SEGMENTS = 50;

  private final ModelRef embedder;

  FaceFindings(FaceObserver observer) {
    this.embedder = observer.embedderRef();
  }

  /** For evidence without a picture. */
  List<Finding> withoutPicture() {
    return List.of(Finding.notApplicable(CAPTURE, Family.FACE, "face.not-in-audio", embedder));
  }

  /** For evidence with a picture. */
  List<Finding> of(FaceCapture capture) {
    List<Finding> findings = new ArrayList<>(List.of(captured(capture)));
    others(capture).ifPresent(findings::add);
    seat(capture).ifPresent(findings::add);
    return findings;
  }

  /** Other people are told, so that a reader knows of them; they are not compared with anybody. */
  private Optional<Finding> others(FaceCapture capture) {
    return told(OTHERS, "second-person.seen", capture.others());
  }

  /** What a change of the person in one place is worth as evidence was never measured. */
  private Optional<Finding> seat(FaceCapture capture) {
    return told(SEAT, "seat.two-people", capture.seatTaken());
  }

  private Optional<Finding> told(String detector, String reason, List<Segment> when) {
    return when.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                detector,
                Family.FACE,
                FindingOutcome.INCONCLUSIVE,
                null,
                null,
                0,
                reason,
                when.subList(0, Math.min(MOST_SEGMENTS, when.size())),
                embedder));
  }

  private Finding captured(FaceCapture capture) {
    Optional<String> obstacle = capture.obstacle();
    if (obstacle.isPresent()) {
      return Finding.inconclusive(CAPTURE, Family.FACE, obstacle.get(), embedder);
    }
    // A face that can be used says nothing of an attack: the likelihood ratio is 1.
    return new Finding(
        CAPTURE,
        Family.FACE,
        FindingOutcome.GENUINE,
        0.0,
        0.5,
        capture.quality(),
        "face.captured" + capture.way().suffix(),
        List.of(),
        embedder);
  }
}
