package io.throughline.server.engine.folder;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What runs the workflows of a deployment; a data folder keeps to the one it was made with. */
public enum EngineKind {
  /** Temporal's development server on a SQLite file. */
  EMBEDDED,
  /** The Temporal server on the deployment's PostgreSQL. */
  SERVER;

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What that folder was made with; empty if nothing has run on it yet. */
  public static Optional<EngineKind> of(DataFolder data) {
    try {
      if (Files.isRegularFile(data.engine())) {
        return Optional.of(parsed(data, Files.readString(data.engine()).strip()));
      }
      // Folders that are older than the file knew one engine only.
      return Files.exists(data.temporal()) ? Optional.of(EMBEDDED) : Optional.empty();
    } catch (IOException e) {
      throw new MendableFailure(data.engine() + " cannot be read: mend its rights", e);
    }
  }

  /**
   * What is to run on that folder: what is asked for, else what ran before, else the embedded one.
   *
   * @throws MendableFailure if another one ran before: its journeys would be out of reach
   */
  public static EngineKind chosen(DataFolder data, Optional<EngineKind> asked) {
    EngineKind before = of(data).orElse(asked.orElse(EMBEDDED));
    if (asked.isPresent() && asked.get() != before) {
      throw new MendableFailure(
          "engine.other: the journeys in "
              + data.root()
              + " are kept by --engine "
              + before.word()
              + ": start that one, or choose another --data folder for --engine "
              + asked.get().word());
    }
    return before;
  }

  /** Writes it down for good; refuses as {@link #chosen} does. */
  public void keep(DataFolder data) {
    EngineKind _ = chosen(data, Optional.of(this));
    try {
      DataFolder.replace(data.engine(), (word() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MendableFailure(data.engine() + " cannot be written: free disk space", e);
    }
  }

  private static EngineKind parsed(DataFolder data, String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new MendableFailure(data.engine() + " is damaged: write embedded or server into it"));
  }
}
