package io.throughline.inference.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real models on real people: London faces are two photos each, neutral and smiling. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaInspectorTest {
  private static final Link FACES =
      new Link(new InteractionId("media-1"), new InteractionId("media-2"), Modality.FACE);
  private static final Link VOICES =
      new Link(new InteractionId("media-1"), new InteractionId("media-2"), Modality.VOICE);

  private Optional<Models> models = Optional.empty();

  @BeforeAll
  void load() {
    models = Optional.of(PreparedModels.load());
  }

  @AfterAll
  void close() {
    models.ifPresent(Models::close);
  }

  @Test
  void twoPhotosOfOnePersonAreTheSameHuman() throws MediaException {
    for (String person : new String[] {"001", "025", "061", "101"}) {
      assertThat(
              compare(
                  FACES,
                  "faces/london/%s/%s_03.jpg".formatted(person, person),
                  "faces/london/%s/%s_08.jpg".formatted(person, person)))
          .isEqualTo(SimilarityOutcome.SAME);
    }
  }

  @Test
  void photosOfTwoPeopleAreDifferentHumans() throws MediaException {
    assertThat(compare(FACES, "faces/london/001/001_03.jpg", "faces/london/025/025_03.jpg"))
        .isEqualTo(SimilarityOutcome.DIFFERENT);
    assertThat(compare(FACES, "faces/london/061/061_03.jpg", "faces/london/101/101_08.jpg"))
        .isEqualTo(SimilarityOutcome.DIFFERENT);
  }

  @Test
  void twoReadersAreDifferentVoicesAndOneReaderIsNot() throws MediaException {
    String first = "audio_real/librispeech/2033/2033-164914-0000.flac";
    String other = "audio_real/librispeech_more/6272-70168-0000.flac";

    assertThat(compare(VOICES, first, other)).isNotEqualTo(SimilarityOutcome.SAME);
    assertThat(compare(VOICES, first, first)).isEqualTo(SimilarityOutcome.SAME);
  }

  @Test
  void aPhotoHasAFaceAndNoVoice() throws MediaException {
    InspectedMedia media = inspect(PreparedModels.shared("faces/london/001/001_03.jpg"));

    assertThat(finding(media, "face-capture").reason()).isEqualTo("face.captured");
    assertThat(finding(media, "face-capture").llr()).isZero();
    assertThat(finding(media, "presentation-attack").outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(finding(media, "voice-capture").outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE);
    assertThat(media.template(Modality.VOICE)).isEmpty();
  }

  @Test
  void aPortraitOnADocumentIsNoPresentationAttack() throws MediaException {
    Path photo = PreparedModels.shared("faces/london/001/001_03.jpg");

    InspectedMedia media =
        PreparedModels.inspector(models.orElseThrow())
            .inspect(photo, Brief.NONE.as(EvidenceRole.DOCUMENT_PORTRAIT));

    assertThat(finding(media, "presentation-attack").outcome())
        .isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  @Test
  void aPictureWithoutAFaceIsInconclusive(@TempDir Path folder) throws IOException, MediaException {
    InspectedMedia media = inspect(picture(folder));

    assertThat(media.facts().kind()).isEqualTo(MediaKind.IMAGE);
    assertThat(finding(media, "face-capture").outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding(media, "face-capture").reason()).isEqualTo("face.none");
    assertThat(finding(media, "presentation-attack").outcome())
        .isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(media.template(Modality.FACE)).isEmpty();
  }

  @Test
  void silenceAndNoiseHoldNoVoice(@TempDir Path folder) throws IOException, MediaException {
    for (double level : new double[] {0, 0.1}) {
      InspectedMedia media = inspect(sound(folder, level));

      assertThat(finding(media, "voice-capture").outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
      assertThat(finding(media, "voice-capture").reason()).isEqualTo("voice.none");
      assertThat(finding(media, "face-capture").outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE);
      assertThat(media.template(Modality.VOICE)).isEmpty();
    }
  }

  private SimilarityOutcome compare(Link link, String a, String b) throws MediaException {
    return models
        .orElseThrow()
        .comparison()
        .compare(
            link,
            inspect(PreparedModels.shared(a)).template(link.modality()).orElseThrow(),
            inspect(PreparedModels.shared(b)).template(link.modality()).orElseThrow())
        .outcome();
  }

  private InspectedMedia inspect(Path file) throws MediaException {
    return PreparedModels.inspector(models.orElseThrow()).inspect(file);
  }

  private static Finding finding(InspectedMedia media, String detector) {
    return media.findings().stream()
        .filter(finding -> finding.detector().equals(detector))
        .findFirst()
        .orElseThrow();
  }

  /** A grey PNG of nobody. */
  private static Path picture(Path folder) throws IOException {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(320, 240, java.awt.image.BufferedImage.TYPE_INT_RGB);
    Path file = folder.resolve("nobody.png");
    javax.imageio.ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** Five seconds of noise of that level as WAV, 16 kHz, 16 bits. */
  private static Path sound(Path folder, double level) throws IOException {
    int count = 5 * 16_000;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * count);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * count);
    Random random = new Random(3);
    for (int i = 0; i < count; i++) {
      wav.putShort((short) (level * 10_000 * random.nextGaussian()));
    }
    return Files.write(folder.resolve("sound.wav"), wav.array());
  }
}
