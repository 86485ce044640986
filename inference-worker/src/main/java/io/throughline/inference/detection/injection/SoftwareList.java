package io.throughline.inference.detection.injection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Programs that leave their names in recordings.
 *
 * @param programs the card's {@code software.yaml}
 */
record SoftwareList(List<Program> programs) {
  SoftwareList {
    programs = List.copyOf(programs);
  }

  /** What a program does; the most telling first. */
  enum Kind {
    /** Puts any picture in the camera's place. */
    @JsonProperty("virtual-camera")
    VIRTUAL_CAMERA("capture.virtual-camera"),
    /** Puts another face on the camera's picture, or makes pictures. */
    @JsonProperty("face-swap")
    FACE_SWAP("capture.face-swap"),
    /** Records a screen or mixes scenes; many interviews are recorded that way. */
    @JsonProperty("screen-recorder")
    SCREEN_RECORDER("capture.screen-recorder"),
    /** Writes a file anew, so that it tells nothing of the camera. */
    @JsonProperty("rewriter")
    REWRITER("capture.re-encoded");

    private final String reason;

    Kind(String reason) {
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * A program.
   *
   * @param name as it is found within a tag, in small letters
   * @param source where it is documented that the program writes it, or is called so
   */
  record Program(String name, Kind kind, String source) {}

  static SoftwareList read(Path file) {
    try {
      return YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(file.toFile(), SoftwareList.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list of programs cannot be read", unreadable);
    }
  }

  /** The most telling kind that any of the tags names, as a whole word. */
  Optional<Kind> named(Collection<String> tags) {
    List<String> words = tags.stream().map(SoftwareList::words).toList();
    return programs.stream()
        .filter(program -> words.stream().anyMatch(tag -> tag.contains(words(program.name()))))
        .map(Program::kind)
        .min(Comparator.naturalOrder());
  }

  // Spaces around each word, so that "lobs" is no OBS; "lavf62" is "lavf 62", "x264" stays.
  private static String words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    return " " + plain.replaceAll("(?<=[a-z]{4})(?=[0-9])", " ") + " ";
  }
}
