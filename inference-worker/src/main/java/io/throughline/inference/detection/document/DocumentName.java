package io.throughline.inference.detection.document;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.detection.document.mrz.MrzName;
import io.throughline.inference.detection.document.name.NameMatch;
import io.throughline.inference.detection.document.name.NameMatcher;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a document's name beside the name that a person gave. Another name is no fraud:
 * it is asked for. How two writings differ stays out of the finding, since it may tell where
 * somebody comes from.
 */
public final class DocumentName {
  private static final String DETECTOR = "document-name";

  private DocumentName() {}

  /**
   * The finding.
   *
   * @param given by the person
   * @param document empty if no name could be read
   */
  public static Finding finding(String given, Optional<MrzName> document) {
    if (document.isEmpty()) {
      return untold("document.name-unread");
    }
    NameMatch match = NameMatcher.compare(given, document.get());
    return switch (match.outcome()) {
      case SAME -> agreeing("document.name-same");
      case VARIANT -> agreeing("document.name-variant");
      case UNLIKE -> untold("document.name-unlike");
    };
  }

  /** That a document bears the name it was handed in for says nothing of forgery: ratio 1. */
  private static Finding agreeing(String reason) {
    return new Finding(
        DETECTOR,
        Family.DOCUMENT,
        FindingOutcome.GENUINE,
        0.0,
        0.5,
        1,
        reason,
        List.of(),
        DocumentDetector.METHOD);
  }

  private static Finding untold(String reason) {
    return Finding.inconclusive(DETECTOR, Family.DOCUMENT, reason, DocumentDetector.METHOD);
  }
}
