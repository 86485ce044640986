package io.throughline.inference.media.ffmpeg.structure;

import io.throughline.inference.media.MediaException;
import java.io.IOException;

/** Follows the chunks of a PNG file up to its end mark. */
final class PngWalk {
  private static final int MAX_CHUNKS = 1_000_000;

  private PngWalk() {}

  static FileStructure.StillSize measure(FileBytes file) throws IOException, MediaException {
    if (file.size() >= 16 && !file.name(12).equals("IHDR")) {
      throw MediaException.unreadable("the picture has no head");
    }
    long place = 8;
    for (int chunks = 0; chunks < MAX_CHUNKS; chunks++) {
      // Length, name, content, checksum.
      long end = place + 12 + file.bigEndian(place, 4);
      if (end > file.size()) {
        throw MediaException.truncated("the picture ends before its end mark");
      }
      if (file.name(place + 4).equals("IEND")) {
        return new FileStructure.StillSize(file.bigEndian(16, 4), file.bigEndian(20, 4));
      }
      place = end;
    }
    throw MediaException.overLimit("the picture has too many parts");
  }
}
