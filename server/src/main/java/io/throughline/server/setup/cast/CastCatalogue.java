package io.throughline.server.setup.cast;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.server.setup.packages.PackageMember;
import io.throughline.server.setup.packages.Yaml;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo's cast: whose media are used, and which clips are cut from them.
 *
 * @param notice what each use of the clips has to say
 */
public record CastCatalogue(String notice, List<Source> sources, List<Clip> clips) {
  public CastCatalogue {
    sources = List.copyOf(sources);
    clips = List.copyOf(clips);
  }

  /**
   * A recording that a registry package carries.
   *
   * @param who the pseudonym of the person in it
   */
  public record Source(
      String id, String who, @JsonProperty("package") Origin origin, String sha256) {
    PackageMember member() {
      return new PackageMember(
          PackageMember.kind(origin.kind()),
          origin.name(),
          origin.version(),
          origin.member(),
          sha256);
    }
  }

  /** Where in which package a recording lies. */
  public record Origin(String kind, String name, String version, String member) {}

  /**
   * A file that is cut from sources: H.264 without sound ({@code .mp4}), 16 kHz mono ({@code .wav})
   * or one picture ({@code .jpg}).
   *
   * @param file name in the cast folder
   * @param parts sounds are played one after the other, videos are shown side by side as in a call;
   *     pictures have one
   * @param filter an FFmpeg video filter
   */
  public record Clip(String file, List<Part> parts, @Nullable String filter) {
    public Clip {
      parts = List.copyOf(parts);
      if (!file.matches("[a-z0-9][a-z0-9-]*\\.(mp4|wav|jpg)") || parts.isEmpty()) {
        throw new IllegalArgumentException("not a clip: " + file);
      }
      if (parts.size() > 1 && (file.endsWith(".jpg") || filter != null)) {
        throw new IllegalArgumentException("a picture or filter has one part: " + file);
      }
    }
  }

  /**
   * A stretch of a source.
   *
   * @param from seconds
   * @param to seconds
   */
  public record Part(String source, double from, double to) {
    public Part {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException("not a stretch of " + source);
      }
    }
  }

  public static CastCatalogue read(Path file) {
    return Yaml.read(file, CastCatalogue.class);
  }

  /** The source of that id. */
  Source source(String id) {
    return sources.stream()
        .filter(source -> source.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the cast has no source " + id));
  }
}
