package io.throughline.inference.media.ffmpeg.structure;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Tells a format by its first bytes, never by a file's name. */
final class FormatSniffer {
  private static final Set<String> MP4_BOXES =
      Set.of("ftyp", "moov", "mdat", "free", "skip", "wide");
  // A HEIF photo is stored as dozens of tiles, each a track of its own: it is no film.
  private static final Set<String> HEIF_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

  private FormatSniffer() {}

  static Optional<ContainerKind> sniff(FileBytes file) throws IOException {
    return sniff(file, file.startsWith("ID3") ? afterTag(file) : 0);
  }

  // An ID3v2 tag's length is four bytes of seven bits each, without its ten bytes of head.
  private static long afterTag(FileBytes file) throws IOException {
    long length = 0;
    for (byte part : file.bytes(6, 4)) {
      length = length << 7 | (part & 0x7f);
    }
    return 10 + length;
  }

  private static Optional<ContainerKind> sniff(FileBytes file, long start) throws IOException {
    String name = file.name(start);
    long four = file.bigEndian(start, 4);
    if (name.equals("fLaC")) {
      return Optional.of(ContainerKind.FLAC);
    }
    if ((four >>> 20) == 0xfff || (four >>> 21) == 0x7ff) {
      return mpegAudio(four);
    }
    if (start > 0) {
      return Optional.empty();
    }
    return switch (name) {
      case "RIFF", "RF64" -> riff(file.name(8));
      case "OggS" -> Optional.of(ContainerKind.OGG);
      case "#!AM" -> Optional.of(ContainerKind.AMR);
      default -> binary(file, four);
    };
  }

  private static Optional<ContainerKind> riff(String form) {
    return switch (form) {
      case "WAVE" -> Optional.of(ContainerKind.WAV);
      case "AVI " -> Optional.of(ContainerKind.AVI);
      case "WEBP" -> Optional.of(ContainerKind.WEBP);
      default -> Optional.empty();
    };
  }

  private static Optional<ContainerKind> binary(FileBytes file, long four) throws IOException {
    if (four == 0x1a45dfa3L) {
      return Optional.of(ContainerKind.MATROSKA);
    }
    if (four == 0x000001baL) {
      return Optional.of(ContainerKind.MPEG);
    }
    if (four >>> 8 == 0xffd8ffL) {
      return Optional.of(ContainerKind.JPEG);
    }
    if (four == 0x89504e47L) {
      return Optional.of(ContainerKind.PNG);
    }
    if (four >>> 16 == 0x424dL) {
      return Optional.of(ContainerKind.BMP);
    }
    return MP4_BOXES.contains(file.name(4)) && !HEIF_BRANDS.contains(file.name(8))
        ? Optional.of(ContainerKind.MP4)
        : Optional.empty();
  }

  // Eleven set bits, then version and layer: layer 0 is ADTS, a version of 1 is reserved.
  private static Optional<ContainerKind> mpegAudio(long four) {
    long version = four >>> 19 & 3;
    long layer = four >>> 17 & 3;
    if (layer == 0) {
      return version >= 2 ? Optional.of(ContainerKind.AAC) : Optional.empty();
    }
    return version == 1 ? Optional.empty() : Optional.of(ContainerKind.MP3);
  }
}
