package io.throughline.server.cli.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Byte strings that would betray somebody, looked for in every file of a folder. */
final class Traces {
  private final List<byte[]> forms;
  private long filesRead;

  private Traces(List<byte[]> forms) {
    this.forms = forms;
  }

  /** Texts as UTF-8, UTF-16 in both orders, hex, and base64 wherever it begins. */
  static Traces of(String... texts) {
    List<byte[]> forms = new ArrayList<>();
    for (String text : texts) {
      for (byte[] form :
          List.of(text.getBytes(UTF_8), text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
        forms.addAll(formsOf(form));
      }
    }
    return new Traces(forms);
  }

  Traces and(byte[] content) {
    List<byte[]> more = new ArrayList<>(forms);
    more.addAll(formsOf(content));
    return new Traces(more);
  }

  List<byte[]> forms() {
    return List.copyOf(forms);
  }

  long filesRead() {
    return filesRead;
  }

  /** The files that hold any of it. */
  List<Path> in(Path folder) throws IOException {
    filesRead = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(this::betrays).toList();
    }
  }

  private boolean betrays(Path file) {
    try {
      String content = new String(Files.readAllBytes(file), ISO_8859_1);
      filesRead++;
      return forms.stream().anyMatch(form -> content.contains(new String(form, ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> formsOf(byte[] plain) {
    List<byte[]> forms = new ArrayList<>();
    forms.add(plain);
    forms.add(HexFormat.of().formatHex(plain).getBytes(ISO_8859_1));
    for (int shift = 0; shift < 3; shift++) {
      // Whole groups of three only: what stands before and after does not change them.
      int whole = (plain.length - shift) / 3 * 3;
      byte[] groups = Arrays.copyOfRange(plain, shift, shift + whole);
      forms.add(Base64.getEncoder().encode(groups));
      forms.add(Base64.getUrlEncoder().encode(groups));
    }
    return forms;
  }
}
