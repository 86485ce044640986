package io.throughline.server.setup.cast;

import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.cast.CastCatalogue.Clip;
import io.throughline.server.setup.cast.CastCatalogue.Part;
import io.throughline.server.setup.packages.MemberStore;
import io.throughline.server.setup.packages.Sha256;
import io.throughline.server.setup.tool.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cuts one clip with the FFmpeg program, and remembers by which recipe it did. */
final class ClipComposer {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path ffmpeg;
  private final Path folder;
  private final CastCatalogue catalogue;
  private final MemberStore store;

  ClipComposer(Path ffmpeg, Path folder, CastCatalogue catalogue, MemberStore store) {
    this.ffmpeg = ffmpeg;
    this.folder = folder;
    this.catalogue = catalogue;
    this.store = store;
  }

  /** Whether the clip lies there, made by the recipe that is asked for now. */
  static boolean isCurrent(Path folder, CastCatalogue catalogue, Clip clip) {
    Path recipe = recipeFile(folder, clip);
    try {
      return Files.isRegularFile(folder.resolve(clip.file()))
          && Files.isRegularFile(recipe)
          && Files.readString(recipe).equals(recipe(catalogue, clip));
    } catch (IOException e) {
      return false;
    }
  }

  void compose(Clip clip) throws IOException {
    String suffix = clip.file().substring(clip.file().lastIndexOf('.'));
    Path partial = folder.resolve(clip.file() + ".partial" + suffix);
    ExternalProgram.Outcome outcome =
        new ExternalProgram(command(clip, partial), folder, Map.of(), LIMIT).run();
    if (outcome.status() != 0 || !Files.isRegularFile(partial) || Files.size(partial) == 0) {
      throw new MendableFailure(
          clip.file() + " cannot be composed: " + outcome.lastLine() + "; run ./throughline setup");
    }
    Files.move(
        partial,
        folder.resolve(clip.file()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(recipeFile(folder, clip), recipe(catalogue, clip));
  }

  private List<String> command(Clip clip, Path output) {
    List<String> command =
        new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-v", "error", "-y"));
    for (Part part : clip.parts()) {
      command.addAll(
          List.of("-ss", Double.toString(part.from()), "-to", Double.toString(part.to())));
      command.addAll(
          List.of("-i", store.path(catalogue.source(part.source()).member()).toString()));
    }
    Optional.ofNullable(clip.filter()).ifPresent(f -> command.addAll(List.of("-vf", f)));
    command.addAll(encoding(clip));
    command.add(output.toString());
    return command;
  }

  private static List<String> encoding(Clip clip) {
    if (clip.file().endsWith(".mp4")) {
      List<String> film = new ArrayList<>(sideBySide(clip.parts().size()));
      film.addAll(
          List.of(
              "-an",
              "-c:v",
              "libopenh264",
              "-b:v",
              "1200k",
              "-pix_fmt",
              "yuv420p",
              "-movflags",
              "+faststart"));
      return film;
    }
    return clip.file().endsWith(".jpg") ? List.of("-frames:v", "1", "-q:v", "5") : sound(clip);
  }

  /** As a call of several people is recorded: 640 x 360 pixels, a tile of one height for each. */
  private static List<String> sideBySide(int people) {
    if (people == 1) {
      return List.of();
    }
    int width = 640 / people;
    String tile =
        "scale=%d:360:force_original_aspect_ratio=increase,crop=%d:360,setsar=1,fps=25"
            .formatted(width, width);
    String tiles =
        IntStream.range(0, people)
            .mapToObj(i -> "[" + i + ":v]" + tile + "[t" + i + "];")
            .collect(Collectors.joining());
    String names =
        IntStream.range(0, people).mapToObj(i -> "[t" + i + "]").collect(Collectors.joining());
    return List.of(
        "-filter_complex", tiles + names + "hstack=inputs=" + people + "[v]", "-map", "[v]");
  }

  private static List<String> sound(Clip clip) {
    int parts = clip.parts().size();
    String inputs =
        IntStream.range(0, parts).mapToObj(i -> "[" + i + ":a]").collect(Collectors.joining());
    String joined = inputs + "concat=n=" + parts + ":v=0:a=1[a]";
    return List.of(
        "-filter_complex", joined, "-map", "[a]", "-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le");
  }

  private static Path recipeFile(Path folder, Clip clip) {
    return folder.resolve(clip.file() + ".recipe");
  }

  private static String recipe(CastCatalogue catalogue, Clip clip) {
    String sources =
        clip.parts().stream()
            .map(part -> catalogue.source(part.source()).sha256())
            .collect(Collectors.joining(" "));
    return Sha256.of(clip + " " + encoding(clip) + " " + sources);
  }
}
