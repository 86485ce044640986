package io.throughline.inference.detection.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Subject;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.inspection.PreparedModels;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real models on specimens that states have published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentDetectorTest {
  private static final Clock IN_2011 =
      Clock.fixed(Instant.parse("2011-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final FfmpegMediaReader media = new FfmpegMediaReader(MediaLimits.standard());
  private Optional<DocumentDetector> detector = Optional.empty();

  @BeforeAll
  void load() {
    Path cards = Path.of(System.getProperty("throughline.home", ".")).resolve("models");
    detector = Optional.of(new DocumentDetector(PreparedModels.engine(), media, cards, IN_2011));
  }

  @AfterAll
  void close() {
    detector.ifPresent(DocumentDetector::close);
  }

  @Test
  void aSpecimenPassportIsConsistentUntilItExpires() throws MediaException {
    assertThat(mrz("100_pass-polx.jpg", Optional.empty()).reason())
        .isEqualTo("document.mrz-consistent");
    assertThat(mrz("100_pass-hrv.jpg", Optional.empty()).outcome())
        .isEqualTo(FindingOutcome.GENUINE);
    assertThat(mrz("100_visa-polx.jpg", Optional.empty()).reason()).isEqualTo("document.expired");
  }

  @Test
  void aPageOfTheStateOfSpecimensProvesNothing() throws MediaException {
    Finding finding = mrz("passport-td3.jpg", Optional.of(EvidenceRole.DOCUMENT_PORTRAIT));
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo("document.specimen");
  }

  @Test
  void aCheckDigitThatContradictsIsSuspicious() throws MediaException {
    Finding finding = mrz("0_id-esp.png", Optional.of(EvidenceRole.DOCUMENT_PORTRAIT));
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(finding.reason()).isEqualTo("document.check-digit");
  }

  @Test
  void aSelfieIsNotLookedAt() throws MediaException {
    Finding finding = mrz("passport-td3.jpg", Optional.of(EvidenceRole.SELFIE));
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  @Test
  void aPictureWithoutAZoneIsNotTold() throws MediaException {
    Path face = PreparedModels.shared("faces/london/001/001_03.jpg");
    assertThat(mrz(face, Optional.of(EvidenceRole.DOCUMENT_PORTRAIT)).reason())
        .isEqualTo("document.no-mrz");
    assertThat(mrz(face, Optional.empty()).outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  @Test
  void theNameIsComparedAndNeverTold() throws MediaException {
    Path passport = PreparedModels.shared("iddocs/passport-td3.jpg");
    DocumentDetector documents = detector.orElseThrow();
    assertThat(DocumentName.finding("Anna Maria Eriksson", documents.name(passport)).reason())
        .isEqualTo("document.name-same");
    assertThat(DocumentName.finding("Anna Eriksson", documents.name(passport)).reason())
        .isEqualTo("document.name-variant");
    Finding other = DocumentName.finding("Peter Lind", documents.name(passport));
    assertThat(other.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(other.toString()).doesNotContainIgnoringCase("eriksson");
  }

  private Finding mrz(String name, Optional<EvidenceRole> role) throws MediaException {
    return mrz(PreparedModels.shared("iddocs/" + name), role);
  }

  private Finding mrz(Path file, Optional<EvidenceRole> role) throws MediaException {
    DecodeReport report =
        new DecodeReport(media.probe(file), 1, 1, 0, 0, 0, DecodeReport.CaptureFacts.NONE);
    List<Verdict> verdicts =
        detector
            .orElseThrow()
            .examine()
            .conclude(
                new Circumstances(
                    file,
                    report,
                    role,
                    Subject.nobody("face.none"),
                    Optional.empty(),
                    Optional.empty()));
    assertThat(verdicts).hasSize(2);
    return verdicts.getFirst().finding();
  }
}
