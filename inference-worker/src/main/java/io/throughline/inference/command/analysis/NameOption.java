package io.throughline.inference.command.analysis;

import io.throughline.contracts.detection.Finding;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.detection.document.DocumentDetector;
import io.throughline.inference.detection.document.DocumentName;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A name to compare documents with; it is never printed or logged. */
final class NameOption {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "name that a document is compared with; - reads a line of standard input")
  private Optional<String> name = Optional.empty();

  /** Compares files; nothing is loaded where no name was given. */
  Comparison comparison(ModelOptions options, MediaReader media) throws IOException {
    if (name.isEmpty()) {
      return new Comparison(Optional.empty(), "");
    }
    return new Comparison(
        Optional.of(
            new DocumentDetector(options.engine(), media, options.cards(), Clock.systemUTC())),
        name.get().equals("-") ? line() : name.get());
  }

  private static String line() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isBlank()) {
      throw new IOException("standard input holds no name");
    }
    return line;
  }

  /** Compares the names on documents with one name. */
  static final class Comparison implements AutoCloseable {
    private final Optional<DocumentDetector> documents;
    private final String name;

    Comparison(Optional<DocumentDetector> documents, String name) {
      this.documents = documents;
      this.name = name;
    }

    /** The finding on a file; empty where no name was given. */
    Optional<Finding> of(Path file) throws MediaException {
      return documents.isEmpty()
          ? Optional.empty()
          : Optional.of(DocumentName.finding(name, documents.get().name(file)));
    }

    @Override
    public void close() {
      documents.ifPresent(DocumentDetector::close);
    }
  }
}
