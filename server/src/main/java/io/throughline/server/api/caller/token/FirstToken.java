package io.throughline.server.api.caller.token;

import io.throughline.server.settings.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the deployment's first token and leaves it in a file that only its owner reads. */
public final class FirstToken {

  private static final Logger LOG = LoggerFactory.getLogger(FirstToken.class);

  private final ApiTokens tokens;
  private final Path file;

  public FirstToken(ApiTokens tokens, Path file) {
    this.tokens = tokens;
    this.file = file;
  }

  /** Leaves a file alone whose token still opens the API. */
  public void ensure() {
    try {
      if (Files.exists(file) && tokens.callerOf(Files.readString(file).strip()).isPresent()) {
        return;
      }
      SecretFile.write(file, tokens.create(TokenGrant.first(OwnerPseudonyms.fresh())).secret());
      LOG.info("token: see file {}", file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the token file " + file, unreadable);
    }
  }
}
