package io.throughline.custody.audit.bundle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.custody.audit.LedgerEntry;
import io.throughline.custody.audit.opening.Opening;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event of a journey and where the ledger holds it.
 *
 * @param index in the ledger
 * @param commitment leaf data, hex
 * @param path RFC 9162 inclusion proof against the head, from the leaf's sibling upwards, hex
 * @param opened null once the subject is erased
 */
@JsonPropertyOrder({"journeySeq", "index", "commitment", "path", "opened"})
record ProofEntry(
    long journeySeq, long index, String commitment, List<String> path, @Nullable Opened opened) {
  ProofEntry {
    Objects.requireNonNull(commitment, "commitment");
    path = List.copyOf(path);
  }

  /**
   * What the commitment commits to.
   *
   * @param salt hex
   * @param event canonical bytes, base64
   * @param says the same event for people to read
   */
  @JsonPropertyOrder({"salt", "event", "says"})
  record Opened(String salt, String event, Said says) {
    Opened {
      Objects.requireNonNull(salt, "salt");
      Objects.requireNonNull(event, "event");
      Objects.requireNonNull(says, "says");
    }
  }

  /** An event as people read it. */
  @JsonPropertyOrder({"at", "what", "key", "details"})
  record Said(String at, String what, String key, Map<String, String> details) {
    Said {
      details = new TreeMap<>(details);
    }

    static Said of(AuditEvent event) {
      return new Said(event.at().toString(), event.what(), event.key(), event.details());
    }
  }

  static ProofEntry of(LedgerEntry entry, List<byte[]> path, Optional<Opening> opening) {
    return new ProofEntry(
        entry.journeySeq(),
        entry.index(),
        entry.commitment(),
        path.stream().map(HexFormat.of()::formatHex).toList(),
        opening.map(it -> new Opened(it.salt(), it.event(), Said.of(it.content()))).orElse(null));
  }

  Optional<Opened> opening() {
    return Optional.ofNullable(opened);
  }
}
