package io.throughline.inference.command.measuring.bench;

import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One minute of a talking person: a clip of the demo's cast, repeated, with speech of the cast.
 *
 * @param name of the size: 360p
 * @param size as FFmpeg writes it: 640:360
 * @param bitRate of the picture, as FFmpeg writes it
 */
record BenchFilm(String name, String size, String bitRate) {
  private static final int SECONDS_OF_PATIENCE = 300;

  /** The sizes that are measured. */
  static final List<BenchFilm> ALL =
      List.of(new BenchFilm("360p", "640:360", "800k"), new BenchFilm("720p", "1280:720", "2000k"));

  /** The name that its row has. */
  String row() {
    return name + "-2fps";
  }

  /** The film in that folder; composed if it is not there yet. */
  Path in(Path folder, Path cast) throws IOException {
    Path film = folder.resolve(name + ".mp4");
    if (Files.isRegularFile(film)) {
      return film;
    }
    Path picture = cast.resolve("p1-a.mp4");
    Path sound = cast.resolve("v1-a.wav");
    if (!Files.isRegularFile(picture) || !Files.isRegularFile(sound)) {
      throw new IOException(
          "the demo's cast is not in %s: run ./throughline setup".formatted(cast));
    }
    Files.createDirectories(folder);
    Path draft = folder.resolve("draft-" + name + ".mp4");
    compose(picture, sound, draft);
    return Files.move(draft, film, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The same film twenty times in a row, nothing encoded anew. */
  Path twentyMinutes(Path folder, Path cast) throws IOException {
    Path minute = in(folder, cast);
    Path film = Files.createTempFile(Files.createDirectories(folder), name + "-20min-", ".mp4");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-stream_loop", "19", "-i", minute.toString(), "-c", "copy"));
    command.add(film.toString());
    FfmpegProgram.run(command, SECONDS_OF_PATIENCE);
    return film;
  }

  private void compose(Path picture, Path sound, Path film) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-stream_loop", "-1", "-i", picture.toString()));
    command.addAll(List.of("-stream_loop", "-1", "-i", sound.toString()));
    command.addAll(List.of("-map", "0:v", "-map", "1:a", "-t", "60", "-r", "25"));
    String fill = "scale=%s:force_original_aspect_ratio=increase,crop=%s".formatted(size, size);
    command.addAll(List.of("-vf", fill, "-pix_fmt", "yuv420p", "-c:v", "libopenh264"));
    command.addAll(List.of("-b:v", bitRate, "-g", "250", "-c:a", "aac", "-ar", "48000"));
    command.add(film.toString());
    FfmpegProgram.run(command, SECONDS_OF_PATIENCE);
  }
}
