package io.throughline.inference.calibration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupErrorsTest {
  private static final ModelRef MODEL = new ModelRef("made-up", "1");

  /** Same from a cosine of 0.3. */
  private static final SimilarityCurve CURVE =
      new SimilarityCurve(
          MODEL, List.of(new Knot(-1, -10), new Knot(1, 10)), Math.log(10_000), 3, -3, 0.2, 1);

  private final List<Sample> samples = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();

  @Test
  void aGroupThatIsMissedMoreOftenShowsAndASmallOneDoesNot() {
    for (int i = 0; i < 40; i++) {
      person("a" + i, "even", i, 1.0);
      // Every fourth of them looks like nobody in the second photo.
      person("b" + i, "odd", 50 + i, i % 4 == 0 ? 0.0 : 1.0);
    }
    for (int i = 0; i < 5; i++) {
      person("c" + i, "few", 100 + i, 1.0);
    }
    person("d", "", 110, 1.0);

    List<GroupErrors.Group> groups = GroupErrors.of(samples, labels, CURVE);

    assertThat(groups).extracting(GroupErrors.Group::name).containsExactly("even", "few", "odd");
    assertThat(groups.get(0).missed().getFirst().value()).isZero();
    assertThat(groups.get(2).missed().getFirst().value()).isEqualTo(0.25);
    assertThat(groups.get(2).missed().getFirst().low()).isBetween(0.08, 0.25);
    assertThat(groups.get(2).taken().getFirst().value()).isZero();
    assertThat(groups.get(1).told()).isFalse();
    assertThat(groups.get(1).fields()).containsEntry("people", 5).containsEntry("fnmr", null);
    assertThat(GroupErrors.table(groups)).contains("| few | 5 | not told");
  }

  @Test
  void aPersonWithTwoLabelsIsRefused(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("m.csv");
    Files.writeString(csv, "path,kind,label,identity,source\na,image,real,p,x\nb,image,real,p,y\n");
    Manifest all = Manifest.read(csv);
    assertThat(Manifest.labels(csv, "source", new Manifest(all.under("a"))))
        .containsExactly(Map.entry("p", "x"));
    assertThatThrownBy(() -> Manifest.labels(csv, "source", all))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("two values of source");
    assertThatThrownBy(() -> Manifest.labels(csv, "age", all))
        .hasMessageContaining("no column 'age'");
  }

  /** Two photos along an axis of the person's own; the second as near to it as that. */
  private void person(String who, String group, int axis, double near) {
    float[] first = new float[256];
    first[axis] = 1;
    float[] second = new float[256];
    second[near > 0 ? axis : 128 + axis] = 1;
    labels.put(who, group);
    for (float[] vector : List.of(first, second)) {
      Template template =
          new Template(
              Modality.FACE, MODEL, vector, new Template.Worth(0.9, 1, Template.Channel.PICTURE));
      samples.add(new Sample(who, who + samples.size(), Sample.Condition.PLAIN, template));
    }
  }
}
