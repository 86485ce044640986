package io.throughline.inference.media.ffmpeg.structure;

import io.throughline.inference.media.MediaException;
import java.io.IOException;

/** Follows the top-level boxes of an MP4 file: each must end within the file (ISO 14496-12). */
final class BoxWalk {
  private static final int MAX_BOXES = 1_000_000; // a fragmented recording has two a second

  private BoxWalk() {}

  static void check(FileBytes file) throws IOException, MediaException {
    long place = 0;
    boolean index = false;
    for (int boxes = 0; place < file.size(); boxes++) {
      if (boxes > MAX_BOXES) {
        throw MediaException.overLimit("the container has too many parts");
      }
      index |= file.name(place + 4).equals("moov");
      long length = length(file, place);
      if (length < 8) {
        throw MediaException.unreadable("a part of the container has no length");
      }
      if (length > file.size() - place) {
        throw MediaException.truncated("a part of the container ends after the file");
      }
      place += length;
    }
    if (!index) {
      throw MediaException.truncated("the container has no index");
    }
  }

  // A length of 1 announces a 64-bit one; 0 means up to the end of the file.
  private static long length(FileBytes file, long place) throws IOException {
    long length = file.bigEndian(place, 4);
    if (length == 1) {
      long wide = file.bigEndian(place + 8, 8);
      return wide < 0 ? Long.MAX_VALUE : wide;
    }
    return length == 0 ? file.size() - place : length;
  }
}
