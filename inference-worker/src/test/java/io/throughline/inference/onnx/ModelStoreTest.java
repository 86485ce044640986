package io.throughline.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.inference.onnx.graph.OnnxBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final byte[] CLEAN = OnnxBytes.initializer(OnnxBytes.raw(1, 0.5f, 0f));
  private static final byte[] TINY = OnnxBytes.initializer(OnnxBytes.raw(1, 0.5f, 1e-20f));

  @TempDir private Path folder = Path.of("");

  @Test
  void aPreparedModelIsGivenOut() throws IOException {
    put(CLEAN);

    assertThat(store(CLEAN).read("model")).isEqualTo(CLEAN);
  }

  @Test
  void aMissingModelIsUntrusted() {
    assertUntrusted(store(CLEAN), "model");
  }

  @Test
  void aModelThatTheCatalogueDoesNotNameIsUntrusted() throws IOException {
    put(CLEAN);

    assertUntrusted(store(CLEAN), "stranger");
  }

  @Test
  void aModelWithOneBitChangedIsUntrusted() throws IOException {
    byte[] changed = CLEAN.clone();
    changed[changed.length - 3] ^= 1;
    put(changed);

    assertUntrusted(store(CLEAN), "model");
  }

  @Test
  void aModelWithDenormalWeightsIsUntrustedEvenIfTheCatalogueNamesIt() throws IOException {
    put(TINY);

    assertUntrusted(store(TINY), "model");
  }

  @Test
  void preparationFlushesOnceAndThenLeavesTheFileAlone() throws IOException {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    Files.write(downloads.resolve(Sha256.hex(TINY)), TINY);
    ModelPreparation preparation =
        new ModelPreparation(catalogue(TINY, CLEAN), folder, downloads, folder.resolve("models"));

    assertThat(preparation.run()).isEqualTo(1);
    assertThat(preparation.run()).isZero();

    assertThat(new ModelStore(folder.resolve("models"), catalogue(TINY, CLEAN)).read("model"))
        .isEqualTo(CLEAN);
  }

  @Test
  void aDownloadThatIsNotTheCataloguesIsNotPrepared() throws IOException {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    Files.write(downloads.resolve(Sha256.hex(TINY)), CLEAN);
    Path models = folder.resolve("models");

    assertThatThrownBy(
            () -> new ModelPreparation(catalogue(TINY, CLEAN), folder, downloads, models).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not the catalogue's");
    assertThat(models).doesNotExist();
  }

  private static void assertUntrusted(ModelStore store, String name) {
    assertThatThrownBy(() -> store.read(name))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("MODEL_UNTRUSTED");
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  private void put(byte[] model) throws IOException {
    Path file = folder.resolve("model/1.0/model.onnx");
    Files.createDirectories(folder.resolve("model/1.0"));
    Files.write(file, model);
  }

  private ModelStore store(byte[] prepared) {
    return new ModelStore(folder, catalogue(prepared, prepared));
  }

  private static ModelCatalogue catalogue(byte[] member, byte[] prepared) {
    return new ModelCatalogue(
        List.of(
            new ModelCatalogue.Entry(
                "model",
                "1.0",
                "test",
                "MIT",
                new ModelCatalogue.Source("npm", "package", "1.0", "member"),
                Sha256.hex(member),
                Sha256.hex(prepared),
                member.length,
                List.of())));
  }
}
