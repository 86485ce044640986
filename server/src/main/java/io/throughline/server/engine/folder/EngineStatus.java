package io.throughline.server.engine.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a supervisor last wrote down about itself.
 *
 * @param address of the API and the console
 * @param pid of the supervisor
 * @param startedAt ISO instant
 * @param engine an {@link EngineKind} word
 */
public record EngineStatus(
    String address,
    long pid,
    String startedAt,
    String version,
    String engine,
    List<PartStatus> parts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public EngineStatus {
    // A supervisor of an earlier version writes none.
    engine = Objects.requireNonNullElse(engine, EngineKind.EMBEDDED.word());
    parts = List.copyOf(parts);
  }

  /** The status of the supervisor that runs now; what an earlier one left behind is not it. */
  public static Optional<EngineStatus> ofRunning(DataFolder data) {
    return InstanceLock.holderOf(data)
        .flatMap(holder -> read(data).filter(status -> status.pid() == holder.pid()));
  }

  /** What was last written, by a supervisor that may be gone. */
  static Optional<EngineStatus> read(DataFolder data) {
    try {
      return Files.isRegularFile(data.status())
          ? Optional.of(JSON.readValue(data.status().toFile(), EngineStatus.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new MendableFailure(data.status() + " cannot be read: mend its rights", e);
    }
  }

  /** The same supervisor, later. */
  public EngineStatus with(List<PartStatus> now) {
    return new EngineStatus(address, pid, startedAt, version, engine, now);
  }

  /** Writes it down for those who ask. */
  public void write(DataFolder data) {
    try {
      DataFolder.replace(data.status(), JSON.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new MendableFailure(data.status() + " cannot be written: free disk space", e);
    }
  }

  /** One JSON object on one line. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers is JSON", e);
    }
  }

  /** Whether each part is healthy. */
  public boolean allUp() {
    return !parts.isEmpty()
        && parts.stream().allMatch(part -> part.health() == PartStatus.Health.UP);
  }
}
