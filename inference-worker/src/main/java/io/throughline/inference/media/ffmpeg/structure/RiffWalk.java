package io.throughline.inference.media.ffmpeg.structure;

import io.throughline.inference.media.MediaException;
import java.io.IOException;

/** Follows the chunks of WAV, AVI and WebP files: what they announce must be there. */
final class RiffWalk {
  // A recorder that writes to a pipe cannot know the length and leaves one of these, or zero.
  private static final long UNKNOWN_FROM = 0x7fff_f000L;
  private static final int MAX_CHUNKS = 10_000;

  private RiffWalk() {}

  static void check(FileBytes file) throws IOException, MediaException {
    if (file.size() < 12) {
      throw MediaException.truncated("the head is not whole");
    }
    requireWithin(file, 0);
    if (file.name(8).equals("WAVE")) {
      requireWithin(file, soundChunk(file));
    }
  }

  /** Width and height in pixels as the first picture chunk says. */
  static FileStructure.StillSize measureWebp(FileBytes file) throws IOException, MediaException {
    if (file.littleEndian(4, 4) + 8 > file.size()) {
      throw MediaException.truncated("the picture ends after the file");
    }
    return switch (file.name(12)) {
      case "VP8X" ->
          new FileStructure.StillSize(file.littleEndian(24, 3) + 1, file.littleEndian(27, 3) + 1);
      case "VP8 " ->
          new FileStructure.StillSize(
              file.littleEndian(26, 2) & 0x3fff, file.littleEndian(28, 2) & 0x3fff);
      case "VP8L" -> {
        long bits = file.littleEndian(21, 4);
        yield new FileStructure.StillSize((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
      }
      default -> throw MediaException.unreadable("not a picture");
    };
  }

  // One byte of padding after an odd length is often left out.
  private static void requireWithin(FileBytes file, long chunk) throws IOException, MediaException {
    long length = file.littleEndian(chunk + 4, 4);
    if (length < UNKNOWN_FROM && chunk + 8 + length > file.size() + 1) {
      throw MediaException.truncated("a part of the container ends after the file");
    }
  }

  private static long soundChunk(FileBytes file) throws IOException, MediaException {
    long place = 12;
    for (int chunks = 0; chunks < MAX_CHUNKS && place + 8 <= file.size(); chunks++) {
      if (file.name(place).equals("data")) {
        return place;
      }
      long length = file.littleEndian(place + 4, 4);
      place += 8 + length + (length & 1);
    }
    throw MediaException.truncated("the container holds no sound");
  }
}
