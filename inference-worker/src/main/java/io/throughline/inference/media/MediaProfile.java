package io.throughline.inference.media;

import io.throughline.contracts.detection.MediaFacts;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param facts width and height as displayed: upright, with square pixels
 * @param container short name of the file format: {@code mp4}, {@code matroska}, {@code jpeg}
 * @param picture the picture track that is read, cover art not counted
 * @param sound the sound track that is read
 * @param streams tracks of any kind
 */
public record MediaProfile(
    MediaFacts facts,
    String container,
    Optional<Picture> picture,
    Optional<Sound> sound,
    int streams) {

  /**
   * A picture track.
   *
   * @param codec short name: {@code h264}
   * @param codedWidth pixels as stored, before rotation
   * @param codedHeight pixels as stored, before rotation
   * @param framesPerSecond 0 for a still picture or where it is not known
   * @param tracks of pictures in the file, of which one is read
   */
  public record Picture(
      String codec, int codedWidth, int codedHeight, double framesPerSecond, int tracks) {}

  /**
   * A sound track.
   *
   * @param codec short name: {@code aac}
   * @param tracks of sound in the file, of which one is read
   */
  public record Sound(String codec, int sampleRateHz, int channels, int tracks) {}
}
