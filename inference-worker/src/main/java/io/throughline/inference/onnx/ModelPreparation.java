package io.throughline.inference.onnx;

import io.throughline.inference.onnx.graph.DenormalFlush;
import io.throughline.inference.onnx.graph.GraphFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

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
    byte[] model = checked(entry, member, entry.sha256());
    Path graph = cards.resolve(entry.name()).resolve(entry.version()).resolve("graph.onnx");
    model =
        Files.isRegularFile(graph)
            ? GraphFile.filled(Files.readAllBytes(graph), parts(entry, member))
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

  private static byte[] checked(ModelCatalogue.Entry entry, Path file, String sha256)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(entry.name() + " was not downloaded: run ./throughline setup");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!Sha256.hex(bytes).equals(sha256)) {
      throw new IOException(entry.name() + " as downloaded is not the catalogue's");
    }
    return bytes;
  }

  /** The parts of the file of weights, the member last. */
  private Path[] parts(ModelCatalogue.Entry entry, Path member) throws IOException {
    List<Path> parts = new ArrayList<>();
    for (ModelCatalogue.Part part : entry.before()) {
      Path file = downloads.resolve(part.sha256());
      checked(entry, file, part.sha256());
      parts.add(file);
    }
    parts.add(member);
    return parts.toArray(Path[]::new);
  }
}
