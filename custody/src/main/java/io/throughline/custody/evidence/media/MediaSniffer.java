package io.throughline.custody.evidence.media;

import io.throughline.contracts.evidence.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Tells media by their content. Where a container does not say soon whether it holds a picture, it
 * counts as video: the decoder has the last word.
 */
public final class MediaSniffer {
  /** As many first bytes as are looked at; fewer will do for most kinds. */
  public static final int HEAD_BYTES = 16 * 1024;

  private static final Set<String> AUDIO_BRANDS = Set.of("M4A ", "M4B ", "M4P ", "F4A ", "F4B ");
  private static final Set<String> STILL_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "mif1", "avif");

  private MediaSniffer() {}

  /** Empty for what is no media that is accepted. */
  public static Optional<MediaKind> sniff(byte[] first) {
    Head head = new Head(first);
    if (head.has(0, 0xFF, 0xD8, 0xFF)
        || head.has(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')
        || (head.has(0, "RIFF") && head.has(8, "WEBP"))
        || isBitmap(head)) {
      return Optional.of(MediaKind.IMAGE);
    }
    if (head.has(0, "RIFF") || head.has(0, "RF64")) {
      return ofRiff(head);
    }
    if (head.has(4, "ftyp") || head.has(4, "moov") || head.has(4, "mdat") || head.has(4, "wide")) {
      return ofMp4(head);
    }
    if (head.has(0, 0x1A, 0x45, 0xDF, 0xA3)) {
      return ofMatroska(head);
    }
    if (head.has(0, "OggS")) {
      return ofOgg(head);
    }
    return isBareSound(head) ? Optional.of(MediaKind.AUDIO) : Optional.empty();
  }

  /** The file header of a bitmap: two reserved words are zero and a known info header follows. */
  private static boolean isBitmap(Head head) {
    return head.has(0, "BM")
        && head.has(6, 0, 0, 0, 0)
        && Set.of(12, 40, 52, 56, 108, 124).contains(head.at(14))
        && head.has(15, 0, 0, 0);
  }

  private static Optional<MediaKind> ofRiff(Head head) {
    if (head.has(8, "WAVE")) {
      return Optional.of(MediaKind.AUDIO);
    }
    return head.has(8, "AVI ") ? Optional.of(MediaKind.VIDEO) : Optional.empty();
  }

  /** Sound alone is told by its brand, or by a whole index that names no handler of pictures. */
  private static Optional<MediaKind> ofMp4(Head head) {
    if (head.has(4, "ftyp")) {
      String brand = head.text(8, 4);
      if (STILL_BRANDS.contains(brand)) {
        return Optional.empty();
      }
      if (AUDIO_BRANDS.contains(brand)) {
        return Optional.of(MediaKind.AUDIO);
      }
    }
    boolean onlySound = head.holds("soun") && !head.holds("vide") && head.holdsWholeBox("moov");
    return Optional.of(onlySound ? MediaKind.AUDIO : MediaKind.VIDEO);
  }

  /** Track type 1 is a picture, 2 a sound (RFC 9559, element 0x83). */
  private static Optional<MediaKind> ofMatroska(Head head) {
    if (!head.holds("matroska") && !head.holds("webm")) {
      return Optional.empty();
    }
    boolean sound = head.holds(0x83, 0x81, 0x02);
    boolean picture = head.holds(0x83, 0x81, 0x01);
    return Optional.of(sound && !picture ? MediaKind.AUDIO : MediaKind.VIDEO);
  }

  /** All streams begin before any goes on, so their kinds stand in the first pages (RFC 3533). */
  private static Optional<MediaKind> ofOgg(Head head) {
    if (head.holds(0x80, 't', 'h', 'e', 'o', 'r', 'a')) {
      return Optional.of(MediaKind.VIDEO);
    }
    boolean sound =
        head.holds("OpusHead")
            || head.holds(0x01, 'v', 'o', 'r', 'b', 'i', 's')
            || head.holds(0x7F, 'F', 'L', 'A', 'C')
            || head.holds("Speex   ");
    return sound ? Optional.of(MediaKind.AUDIO) : Optional.empty();
  }

  /** FLAC, MP3 with or without an ID3 tag, AAC in ADTS frames. */
  private static boolean isBareSound(Head head) {
    return head.has(0, "fLaC") || head.has(0, "ID3") || isMpegAudio(head) || isAdts(head);
  }

  /** Eleven bits of sync, then layer III or II and no reserved version, bit rate or sample rate. */
  private static boolean isMpegAudio(Head head) {
    int second = head.at(1);
    int third = head.at(2);
    int layer = (second >> 1) & 3;
    return head.at(0) == 0xFF
        && (second & 0xE0) == 0xE0
        && ((second >> 3) & 3) != 1
        && (layer == 1 || layer == 2)
        && (third >> 4) != 15
        && (third >> 4) != 0
        && ((third >> 2) & 3) != 3;
  }

  /** Twelve bits of sync, layer 0, and a sample rate of the table (ISO 14496-3). */
  private static boolean isAdts(Head head) {
    return head.at(0) == 0xFF
        && (head.at(1) & 0xF6) == 0xF0
        && ((head.at(2) >> 2) & 15) < 13
        && head.length() >= 7;
  }

  /** The first bytes, as Latin-1 text so that both bytes and words are found in it. */
  private static final class Head {
    private final String bytes;

    Head(byte[] first) {
      bytes = new String(first, 0, Math.min(first.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }

    int length() {
      return bytes.length();
    }

    /** The byte there, or -1 behind the end. */
    int at(int offset) {
      return offset < bytes.length() ? bytes.charAt(offset) : -1;
    }

    String text(int offset, int length) {
      return bytes.length() < offset + length ? "" : bytes.substring(offset, offset + length);
    }

    boolean has(int offset, String word) {
      return bytes.startsWith(word, offset);
    }

    boolean has(int offset, int... values) {
      return has(offset, latin(values));
    }

    boolean holds(String word) {
      return bytes.contains(word);
    }

    boolean holds(int... values) {
      return holds(latin(values));
    }

    /** An ISO box begins with its length, 4 bytes, before its name. */
    boolean holdsWholeBox(String name) {
      int start = bytes.indexOf(name) - 4;
      if (start < 0) {
        return false;
      }
      long length =
          (long) at(start) << 24 | at(start + 1) << 16 | at(start + 2) << 8 | at(start + 3);
      return start + length <= bytes.length();
    }

    private static String latin(int... values) {
      return new String(values, 0, values.length);
    }
  }
}
