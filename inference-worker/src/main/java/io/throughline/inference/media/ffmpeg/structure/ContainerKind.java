package io.throughline.inference.media.ffmpeg.structure;

import java.util.Locale;

/**
 * The file formats that are accepted. Nothing else reaches native code: no playlist, no script, no
 * vector picture, no format that can point at another file.
 */
public enum ContainerKind {
  MP4("mov"),
  MATROSKA("matroska"),
  AVI("avi"),
  MPEG("mpeg"),
  WAV("wav"),
  FLAC("flac"),
  OGG("ogg"),
  MP3("mp3"),
  AAC("aac"),
  AMR("amr"),
  JPEG("jpeg_pipe"),
  PNG("png_pipe"),
  WEBP("webp_pipe"),
  BMP("bmp_pipe");

  private final String demuxer;

  ContainerKind(String demuxer) {
    this.demuxer = demuxer;
  }

  /** FFmpeg's name of the one demuxer that may open this format. */
  public String demuxer() {
    return demuxer;
  }

  /** A still picture, never a recording. */
  public boolean still() {
    return this == JPEG || this == PNG || this == WEBP || this == BMP;
  }

  /** The short name in a profile. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
