package io.throughline.custody.audit.bundle;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Hexadecimal and base64 that are read only in the one form in which they are written. */
final class CanonicalText {
  private static final String REFUSED = "bundle.content-unreadable";

  private CanonicalText() {}

  static byte[] hex(String text) {
    try {
      byte[] bytes = HexFormat.of().parseHex(text);
      BundleRefusedException.unless(HexFormat.of().formatHex(bytes).equals(text), REFUSED);
      return bytes;
    } catch (IllegalArgumentException notHex) {
      throw new BundleRefusedException(REFUSED);
    }
  }

  static List<byte[]> hex(List<String> texts) {
    return texts.stream().map(CanonicalText::hex).toList();
  }

  static byte[] base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      BundleRefusedException.unless(
          Base64.getEncoder().encodeToString(bytes).equals(text), REFUSED);
      return bytes;
    } catch (IllegalArgumentException notBase64) {
      throw new BundleRefusedException(REFUSED);
    }
  }
}
