package io.throughline.server.setup.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.packages.PackageMember.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveMemberTest {
  private static final String DIGEST = Sha256.of("x");

  @TempDir Path folder = Path.of("");

  private Path target() {
    return folder.resolve("target");
  }

  @Test
  void theNamedFileOfAWheelIsTaken() throws IOException {
    Path wheel =
        Archives.zip(folder.resolve("a.whl"), Map.of("a/data/m.onnx", "yes", "m.onnx", "no"));
    ArchiveMember.extract(wheel, "a/data/m.onnx", target());
    assertThat(target()).hasContent("yes");
  }

  @Test
  void theTopFolderOfASourceArchiveNeedNotBeNamed() throws IOException {
    Path source =
        Archives.tgz(folder.resolve("a.tar.gz"), Map.of("a_b-1.0/tests/data/test.wav", "yes"));
    ArchiveMember.extract(source, "tests/data/test.wav", target());
    assertThat(target()).hasContent("yes");
  }

  @Test
  void aFileThatIsThereTwiceIsRefused() throws IOException {
    Path archive =
        Archives.tgz(
            folder.resolve("a.tgz"),
            List.of(Map.entry("package/m", "one"), Map.entry("package/m", "two")));
    assertThatThrownBy(() -> ArchiveMember.extract(archive, "package/m", target()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void anEntryThatClimbsOutIsNeverTheOneThatIsMeant() throws IOException {
    Path archive =
        Archives.tgz(folder.resolve("a.tgz"), Map.of("package/../../etc/passwd", "evil"));
    assertThatThrownBy(() -> ArchiveMember.extract(archive, "etc/passwd", target()))
        .isInstanceOf(IOException.class);
    assertThat(target()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../m", "/etc/passwd", "a/../../m", "", "a\\..\\m", "C:/m"})
  void aMemberThatLeavesItsArchiveIsRefused(String member) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PackageMember(Kind.NPM, "a", "1.0", member, DIGEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--registry", "a b", "../a", "git+ssh:a", "a;b", ""})
  void aNameThatIsNoPackageNameIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PackageMember(Kind.NPM, name, "1.0", "m", DIGEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "^1.0", ">=1", "*", ""})
  void aVersionThatIsNotExactIsRefused(String version) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PackageMember(Kind.NPM, "a", version, "m", DIGEST));
  }
}
