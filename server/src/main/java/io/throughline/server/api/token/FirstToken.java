package io.throughline.server.api.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the deployment's first token and leaves it in a file that only its owner reads. */
final class FirstToken {

  private static final Logger LOG = LoggerFactory.getLogger(FirstToken.class);

  private final ApiTokens tokens;
  private final Path file;

  FirstToken(ApiTokens tokens, Path file) {
    this.tokens = tokens;
    this.file = file;
  }

  /** Leaves a file alone whose token still opens the API. */
  void ensure() {
    try {
      if (Files.exists(file) && tokens.opens(Files.readString(file).strip())) {
        return;
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      write(tokens.create("first start"));
      LOG.info("token: see file {}", file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the token file " + file, unwritable);
    }
  }

  /** Private from its first byte on, and never half written. */
  private void write(String token) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, token + "\n");
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
