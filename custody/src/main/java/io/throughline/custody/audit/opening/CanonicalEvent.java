package io.throughline.custody.audit.opening;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.audit.LedgerAlteredException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event and its place in the journey as the one sequence of bytes that is committed to: {@code
 * throughline-event/1}, the place, key, subject, journey, what, the time as ISO 8601, the number of
 * details, then each name and value in the order of the names. The place is big-endian in 8 bytes,
 * the number in 4; texts are UTF-8 behind their length in 4 bytes.
 */
public record CanonicalEvent(long journeySeq, AuditEvent event) {
  private static final String FORM = "throughline-event/1";

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, FORM);
      out.writeLong(journeySeq);
      write(out, event.key());
      write(out, event.subject().value());
      write(out, event.journey().value());
      write(out, event.what());
      write(out, event.at().toString());
      // Sorted anew, whatever comparator the event's own map has.
      Map<String, String> details = new TreeMap<>((Map<String, String>) event.details());
      out.writeInt(details.size());
      for (Map.Entry<String, String> detail : details.entrySet()) {
        write(out, detail.getKey());
        write(out, detail.getValue());
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  /** Throws {@link LedgerAlteredException} for bytes that are no such event. */
  public static CanonicalEvent parse(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!read(in).equals(FORM)) {
        throw new IOException("another form");
      }
      long seq = in.readLong();
      String key = read(in);
      SubjectId subject = new SubjectId(read(in));
      JourneyId journey = new JourneyId(read(in));
      String what = read(in);
      Instant at = Instant.parse(read(in));
      SortedMap<String, String> details = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        details.put(read(in), read(in));
      }
      return new CanonicalEvent(seq, new AuditEvent(key, subject, journey, what, at, details));
    } catch (IOException | IllegalArgumentException | DateTimeParseException noEvent) {
      throw new LedgerAlteredException("ledger.event-unreadable");
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text is longer than what is left");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
