package io.throughline.inference.media.ffmpeg.structure;

import io.throughline.inference.media.MediaException;
import java.io.IOException;

/**
 * Follows the pages of an Ogg file (RFC 3533): the last one says that its stream ends. Nothing else
 * tells that a file was cut short, since no length is announced.
 */
final class OggWalk {
  private static final int MAX_PAGES = 4_000_000; // four hours at the smallest usual page
  private static final int HEAD_BYTES = 27;
  private static final int FLAGS = 5;
  private static final int SEGMENTS = 26;
  private static final int END_OF_STREAM = 4;

  private OggWalk() {}

  static void check(FileBytes file) throws IOException, MediaException {
    long place = 0;
    boolean ended = false;
    for (int pages = 0; place < file.size(); pages++) {
      if (pages > MAX_PAGES) {
        throw MediaException.overLimit("the container has too many parts");
      }
      byte[] head = file.bytes(place, HEAD_BYTES + 255);
      if (!file.name(place).equals("OggS")) {
        // What follows the last page is not looked at; a hole before it is a damage.
        break;
      }
      ended = (head[FLAGS] & END_OF_STREAM) != 0;
      place += length(head);
    }
    if (!ended || place > file.size()) {
      throw MediaException.truncated("the recording has no end");
    }
  }

  private static long length(byte[] head) {
    int segments = head[SEGMENTS] & 0xff;
    long length = (long) HEAD_BYTES + segments;
    for (int i = 0; i < segments; i++) {
      length += head[HEAD_BYTES + i] & 0xff;
    }
    return length;
  }
}
