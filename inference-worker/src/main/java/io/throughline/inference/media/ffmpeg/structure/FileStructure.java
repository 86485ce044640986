package io.throughline.inference.media.ffmpeg.structure;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import java.io.IOException;

/** Says what a file is and that its own lengths add up, or why it is refused. */
public final class FileStructure {
  // A photo of 50 megapixels stays below; it is looked at as one array.
  private static final long MAX_STILL_BYTES = 128L << 20;

  private FileStructure() {}

  /** Pixels of a still picture, as its head says. */
  record StillSize(long width, long height) {}

  /** Size, format, wholeness and, for a still picture, pixels; in that order. */
  public static ContainerKind check(FileBytes file, MediaLimits limits) throws MediaException {
    try {
      if (file.size() == 0) {
        throw MediaException.empty("the file has no bytes");
      }
      if (file.size() > limits.maxBytes()) {
        throw MediaException.overLimit("the file is too large");
      }
      ContainerKind kind =
          FormatSniffer.sniff(file)
              .orElseThrow(() -> MediaException.unreadable("the format is not accepted"));
      inspect(file, kind, limits);
      return kind;
    } catch (IOException unreadable) {
      throw MediaException.unreadable("the file cannot be read");
    }
  }

  private static void inspect(FileBytes file, ContainerKind kind, MediaLimits limits)
      throws IOException, MediaException {
    switch (kind) {
      case MP4 -> BoxWalk.check(file);
      case WAV, AVI -> RiffWalk.check(file);
      case JPEG, PNG, WEBP, BMP -> inspectStill(file, kind, limits);
      case OGG -> OggWalk.check(file);
      case MATROSKA, MPEG, FLAC, MP3, AAC, AMR -> {
        // What is missing at their end shows as missing time once their packets were read.
      }
    }
  }

  private static void inspectStill(FileBytes file, ContainerKind kind, MediaLimits limits)
      throws IOException, MediaException {
    if (file.size() > MAX_STILL_BYTES) {
      throw MediaException.overLimit("the picture file is too large");
    }
    StillSize size =
        switch (kind) {
          case JPEG -> JpegWalk.measure(file.bytes(0, (int) file.size()));
          case PNG -> PngWalk.measure(file);
          case WEBP -> RiffWalk.measureWebp(file);
          default -> bitmap(file);
        };
    if (size.width() <= 0 || size.height() <= 0) {
      throw MediaException.unreadable("the picture has no size");
    }
    if (size.width() * size.height() > limits.maxPixels()) {
      throw MediaException.overLimit("the picture has too many pixels");
    }
  }

  // Height may be negative: rows then run from top to bottom.
  private static StillSize bitmap(FileBytes file) throws IOException, MediaException {
    if (file.littleEndian(14, 4) == 12) {
      return new StillSize(file.littleEndian(18, 2), file.littleEndian(20, 2));
    }
    return new StillSize(file.littleEndian(18, 4), Math.abs((int) file.littleEndian(22, 4)));
  }
}
