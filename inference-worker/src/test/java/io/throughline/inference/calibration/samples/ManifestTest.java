package io.throughline.inference.calibration.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.inference.calibration.samples.ManifestException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  private static final String HEADER = "path,kind,label,identity,note\n";

  @TempDir Path folder = Path.of("");

  @Test
  void aManifestIsReadWithItsQuotes() throws IOException {
    Manifest manifest = Manifest.read(csv(HEADER + "a/b.jpg,image,real,x:1,\"one, two\"\n"));

    assertThat(manifest.under("a/")).hasSize(1);
    assertThat(manifest.under("a/").getFirst().file()).isEqualTo(folder.resolve("a/b.jpg"));
    assertThat(manifest.under("b/")).isEmpty();
  }

  @Test
  void aMissingColumnIsNamed() {
    fails(() -> Manifest.read(csv("path,kind,label\na.jpg,image,real\n")), Problem.MISSING_COLUMN);
    fails(() -> Manifest.read(csv("")), Problem.MISSING_COLUMN);
    fails(() -> Manifest.read(csv(HEADER + "a.jpg,image\n")), Problem.MISSING_COLUMN);
    fails(() -> PairList.read(csv("path_a,path_b\na,b\n")), Problem.MISSING_COLUMN);
  }

  @Test
  void aManifestThatIsNotThereIsUnreadable() {
    fails(() -> Manifest.read(folder.resolve("nowhere.csv")), Problem.UNREADABLE);
  }

  @Test
  void aFileThatIsNotThereIsMissing() {
    fails(
        () -> Manifest.read(csv(HEADER + "gone.jpg,image,real,x:1,\n")).genuine("image"),
        Problem.MISSING_FILE);
  }

  @Test
  void pairsNeedALabelAndAreNotNone() {
    fails(() -> PairList.read(csv("path_a,path_b,same\na,b,maybe\n")), Problem.UNKNOWN_LABEL);
    fails(() -> PairList.read(csv("path_a,path_b,same\n")), Problem.NO_PAIRS);
  }

  @Test
  void onlyRealKnownPeopleOfTheKindCount() throws IOException {
    Files.createFile(folder.resolve("a"));
    Manifest manifest =
        Manifest.read(
            csv(
                HEADER
                    + "a,video+audio,real,x,\n"
                    + "b,audio,fake,x,\n"
                    + "c,audio,real,,\n"
                    + "d,image,real,x,\n"));

    assertThat(manifest.genuine("audio")).extracting(Manifest.Item::path).containsExactly("a");
  }

  private static void fails(ThrowingCallable reading, Problem problem) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            ManifestException.class, failure -> assertThat(failure.problem()).isEqualTo(problem));
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("m.csv"), text);
  }
}
