package io.throughline.inference.onnx;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.onnx.graph.DenormalFlush;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives out model files that are the ones in the catalogue, and no others. */
public final class ModelStore {
  private final Path folder;
  private final ModelCatalogue catalogue;

  public ModelStore(Path folder, ModelCatalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  /** The catalogue's entry; fails with {@code MODEL_UNTRUSTED} for a name that it does not list. */
  public ModelCatalogue.Entry entry(String name) {
    return catalogue
        .find(name)
        .orElseThrow(
            () -> FailureCode.MODEL_UNTRUSTED.failure("no such model in the catalogue: " + name));
  }

  /** The bytes of a model; fails with {@code MODEL_UNTRUSTED} if they are not to be trusted. */
  public byte[] read(String name) {
    ModelCatalogue.Entry entry = entry(name);
    byte[] model;
    try {
      model = Files.readAllBytes(entry.under(folder));
    } catch (IOException missing) {
      throw FailureCode.MODEL_UNTRUSTED.failure(
          "model " + name + " is not prepared: run ./throughline setup");
    }
    // The digest is checked before anything parses the bytes.
    if (!Sha256.hex(model).equals(entry.preparedSha256())) {
      throw FailureCode.MODEL_UNTRUSTED.failure("model " + name + " is not the catalogue's");
    }
    refuseDenormals(name, model);
    return model;
  }

  private static void refuseDenormals(String name, byte[] model) {
    try {
      int tiny = DenormalFlush.count(model);
      if (tiny > 0) {
        throw FailureCode.MODEL_UNTRUSTED.failure(
            "model " + name + " holds " + tiny + " denormal weights");
      }
    } catch (IOException malformed) {
      throw FailureCode.MODEL_UNTRUSTED.failure("model " + name + " is no ONNX file");
    }
  }
}
