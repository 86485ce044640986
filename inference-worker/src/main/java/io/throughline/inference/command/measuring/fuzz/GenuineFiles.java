package io.throughline.inference.command.measuring.fuzz;

import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A second of the demo's cast in each format that is accepted. */
final class GenuineFiles {
  private static final int SECONDS_OF_PATIENCE = 60;

  private GenuineFiles() {}

  /** Composes them in that folder and gives their bytes, in the order of their names. */
  static List<byte[]> compose(Path cast, Path folder) throws IOException {
    Path film = cast.resolve("p1-a.mp4");
    Path voice = cast.resolve("v1-a.wav");
    if (!Files.isRegularFile(film) || !Files.isRegularFile(voice)) {
      throw new IOException(
          "the demo's cast is not in %s: run ./throughline setup".formatted(cast));
    }
    Map<String, String> arguments = new TreeMap<>();
    String both = "-i %s -i %s -t 1 -vf scale=320:-2".formatted(film, voice);
    arguments.put("a.mp4", both + " -c:v libopenh264 -b:v 200k -pix_fmt yuv420p -c:a aac");
    arguments.put("b.mov", both + " -c:v mpeg4 -c:a aac");
    arguments.put("c.webm", both + " -c:v libvpx -b:v 200k -c:a libopus");
    arguments.put("d.mkv", both + " -c:v libvpx-vp9 -b:v 200k -c:a flac");
    arguments.put("e.avi", both + " -c:v mpeg4 -c:a libmp3lame");
    arguments.put("f.mpg", both + " -r 25 -c:v mpeg2video -c:a mp2");
    String still = "-i %s -t 1 -vf scale=320:-2 -frames:v 1".formatted(film);
    for (String photo : List.of("g.jpg", "h.png", "i.webp", "j.bmp")) {
      arguments.put(photo, still);
    }
    String sound = "-i %s -t 1".formatted(voice);
    for (String name : List.of("k.wav", "l.flac", "m.mp3", "n.opus", "o.aac")) {
      arguments.put(name, sound);
    }
    List<byte[]> files = new ArrayList<>();
    for (Map.Entry<String, String> file : arguments.entrySet()) {
      files.add(composed(folder.resolve(file.getKey()), file.getValue()));
    }
    return files;
  }

  private static byte[] composed(Path file, String arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments.split(" ", -1)));
    command.addAll(List.of("-fflags", "+bitexact", file.toString()));
    FfmpegProgram.run(command, SECONDS_OF_PATIENCE);
    return Files.readAllBytes(file);
  }
}
