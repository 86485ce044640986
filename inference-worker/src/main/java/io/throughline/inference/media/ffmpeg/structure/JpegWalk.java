package io.throughline.inference.media.ffmpeg.structure;

import io.throughline.inference.media.MediaException;

/** Follows the markers of a JPEG file up to its end mark; a half-loaded photo has none. */
final class JpegWalk {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  // A progressive photo has about ten scans; thousands of empty ones over a large picture are an
  // attack on decoding time.
  private static final int MAX_SCANS = 100;

  private final byte[] bytes;
  private int place = 2;

  private JpegWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  static FileStructure.StillSize measure(byte[] bytes) throws MediaException {
    return new JpegWalk(bytes).measure();
  }

  private FileStructure.StillSize measure() throws MediaException {
    FileStructure.StillSize size = new FileStructure.StillSize(0, 0);
    int scans = 0;
    int marker = nextMarker();
    for (; marker != END_OF_IMAGE; marker = nextMarker()) {
      if (holdsSize(marker)) {
        size = new FileStructure.StillSize(number(place + 5), number(place + 3));
      }
      scans += marker == START_OF_SCAN ? 1 : 0;
      if (scans > MAX_SCANS) {
        throw MediaException.overLimit("the picture has too many scans");
      }
      place += number(place);
    }
    if (scans == 0) {
      throw MediaException.empty("the picture has no content");
    }
    return size;
  }

  // 0xff, filler 0xff, then a code. Within a scan 0xff 0 is a plain byte and 0xd0..0xd7 restart.
  private int nextMarker() throws MediaException {
    while (place + 1 < bytes.length) {
      int code = bytes[place + 1] & 0xff;
      if ((bytes[place] & 0xff) != 0xff || code == 0xff) {
        place++;
      } else if (alone(code)) {
        place += 2;
      } else {
        place += 2;
        return code;
      }
    }
    throw MediaException.truncated("the picture ends before its end mark");
  }

  private static boolean alone(int code) {
    return code <= 1 || (code >= 0xd0 && code <= 0xd7);
  }

  // SOF0 to SOF15 without the three tables that share their range.
  private static boolean holdsSize(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private int number(int from) throws MediaException {
    if (from + 1 >= bytes.length) {
      throw MediaException.truncated("the picture ends before its end mark");
    }
    return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
  }
}
