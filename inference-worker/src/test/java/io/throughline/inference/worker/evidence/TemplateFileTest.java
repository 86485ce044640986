package io.throughline.inference.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TemplateFileTest {
  private static final Template TEMPLATE =
      new Template(
          Modality.FACE,
          new ModelRef("face-embedder", "0.0.1"),
          new float[] {0.6f, -0.8f, 0f},
          new Template.Worth(0.7, 12, Template.Channel.PICTURE));

  @Test
  void whatIsWrittenIsReadBack() {
    Template read = TemplateFile.read(TemplateFile.write(TEMPLATE));

    assertThat(read.modality()).isEqualTo(Modality.FACE);
    assertThat(read.model()).isEqualTo(TEMPLATE.model());
    assertThat(read.worth()).isEqualTo(TEMPLATE.worth());
    assertThat(read.vector()).isEqualTo(TEMPLATE.vector());
  }

  @Test
  void aTemplateIsSmall() {
    Template large =
        new Template(
            Modality.FACE, TEMPLATE.model(), Vectors.normalised(new float[512]), TEMPLATE.worth());

    assertThat(TemplateFile.write(large)).hasSizeLessThan(4096);
  }

  @Test
  void damageIsAlteredEvidence() {
    assertAltered("".getBytes(StandardCharsets.UTF_8));
    assertAltered("{}".getBytes(StandardCharsets.UTF_8));
    assertAltered("null".getBytes(StandardCharsets.UTF_8));
    String text = new String(TemplateFile.write(TEMPLATE), StandardCharsets.UTF_8);
    assertAltered(text.replace("\"format\":1", "\"format\":2").getBytes(StandardCharsets.UTF_8));
    assertAltered(
        text.replace("\"quality\":0.7", "\"quality\":7").getBytes(StandardCharsets.UTF_8));
    assertAltered(text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aVectorThatIsNotOfLengthOneIsAlteredEvidence() {
    Template notANumber =
        new Template(
            Modality.FACE, TEMPLATE.model(), new float[] {Float.NaN, 1f}, TEMPLATE.worth());
    Template empty = new Template(Modality.FACE, TEMPLATE.model(), new float[0], TEMPLATE.worth());

    assertAltered(TemplateFile.write(notANumber));
    assertAltered(TemplateFile.write(empty));
  }

  private static void assertAltered(byte[] bytes) {
    assertThatThrownBy(() -> TemplateFile.read(bytes))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo("EVIDENCE_ALTERED"));
  }
}
