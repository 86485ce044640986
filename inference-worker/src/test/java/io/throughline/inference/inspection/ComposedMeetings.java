package io.throughline.inference.inspection;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recordings of meetings with several people, composed from the demo's cast as conferencing tools
 * lay them out; the people shown are not involved. Sizes are 640 x 360, times are seconds.
 */
final class ComposedMeetings {
  private static final Path CAST =
      Path.of(System.getProperty("throughline.home", ".")).resolve(".throughline/cast");

  /** A talker of the cast, and one who rests; both are silent films of 12 s. */
  static final String P1 = "p1-a.mp4";

  static final String P1_AGAIN = "p1-c.mp4";
  static final String P2 = "p2-a.mp4";
  static final String P2_RESTS = "p2-b.mp4";
  static final String P5 = "p5-whole.mp4";

  private final ComposedMedia media;

  ComposedMeetings(Path folder) {
    this.media = new ComposedMedia(folder);
  }

  /** A stretch of a sound of the cast; silence where the file has no name. */
  record Said(String file, double from, double to) {}

  /** A file of the cast itself. */
  static Path cast(String file) {
    Path clip = CAST.resolve(file);
    assumeTrue(Files.isRegularFile(clip), "skipped: no cast, run ./throughline setup");
    return clip;
  }

  /** As many tiles as there are films, all of one size, side by side. */
  Path sideBySide(String name, List<String> films, List<Said> sound) {
    int width = 640 / films.size() / 2 * 2;
    String tiles =
        IntStream.range(0, films.size())
            .mapToObj(i -> "[%d:v]%s[t%d];".formatted(i, filling(width, 360), i))
            .collect(Collectors.joining());
    String names =
        IntStream.range(0, films.size())
            .mapToObj(i -> "[t" + i + "]")
            .collect(Collectors.joining());
    return film(name, films, tiles + names + "hstack=inputs=" + films.size() + "[v]", sound);
  }

  /** A large film with a small one in its lower right corner. */
  Path pictureInPicture(String name, String large, String small, List<Said> sound) {
    String filter =
        "[0:v]%s[t0];[1:v]%s[t1];[t0][t1]overlay=430:230[v]"
            .formatted(filling(640, 360), filling(200, 120));
    return film(name, List.of(large, small), filter, sound);
  }

  /** The whole picture goes from one film to the next, each for that long. */
  Path switching(String name, List<String> films, double seconds, List<Said> sound) {
    String parts =
        IntStream.range(0, films.size())
            .mapToObj(i ->
                "[%d:v]%s,trim=0:%s,setpts=PTS-STARTPTS[t%d];"
                    .formatted(i, filling(640, 360), seconds, i))
            .collect(Collectors.joining());
    String names =
        IntStream.range(0, films.size())
            .mapToObj(i -> "[t" + i + "]")
            .collect(Collectors.joining());
    String filter = parts + names + "concat=n=" + films.size() + ":v=1:a=0[v]";
    return film(name, films, filter, sound);
  }

  /** A film whose person moves for some seconds and then stays still for as long, over and over. */
  Path talkingInTurns(String name, String film, double seconds, boolean begins) {
    String still = "select='lt(n,1)',loop=loop=-1:size=1,setpts=N/25/TB,trim=0:" + seconds;
    String moves = "trim=0:%s,setpts=PTS-STARTPTS".formatted(seconds);
    String one = begins ? moves : still;
    String other = begins ? still : moves;
    return media.compose(
        name,
        ("-i %s -filter_complex [0:v]fps=25,split=4[a][b][c][d];[a]%s[e];[b]%s[f];[c]%s[g];[d]%s[h];"
                + "[e][f][g][h]concat=n=4:v=1:a=0[v] -map [v] -c:v mpeg4 -q:v 3")
            .formatted(existing(film), one, other, one, other));
  }

  /** The first picture of a film, for as long as it lasts. */
  Path still(String name, String film) {
    return media.compose(
        name,
        ("-i %s -vf select='lt(n,1)',loop=loop=-1:size=1,setpts=N/25/TB,trim=0:12,fps=25"
                + " -c:v mpeg4 -q:v 3")
            .formatted(existing(film)));
  }

  /** Some sound of the cast as a file. */
  Path sound(String name, List<Said> sound) {
    List<String> inputs = new ArrayList<>();
    String filter = joined(sound, 0, inputs);
    return media.compose(
        name, "%s -filter_complex %s -map [a]".formatted(String.join(" ", inputs), filter));
  }

  /** One picture track and a sound track for each person. */
  Path tracks(String name, String film, List<Path> sounds) {
    String inputs = sounds.stream().map(s -> " -i " + s).collect(Collectors.joining());
    String maps =
        IntStream.rangeClosed(1, sounds.size())
            .mapToObj(i -> " -map " + i + ":a")
            .collect(Collectors.joining());
    return media.compose(
        name,
        "-i %s%s -map 0:v%s -c:v mpeg4 -q:v 3 -c:a aac -shortest"
            .formatted(existing(film), inputs, maps));
  }

  private Path film(String name, List<String> films, String filter, List<Said> sound) {
    List<String> inputs = new ArrayList<>();
    films.forEach(film -> inputs.add("-stream_loop -1 -i " + existing(film)));
    String heard = sound.isEmpty() ? "" : ";" + joined(sound, films.size(), inputs);
    String maps = sound.isEmpty() ? "-map [v]" : "-map [v] -map [a] -c:a aac";
    String length = sound.isEmpty() ? "12" : "24";
    return media.compose(
        name,
        "%s -filter_complex %s%s %s -t %s -r 25 -c:v mpeg4 -q:v 3"
            .formatted(String.join(" ", inputs), filter, heard, maps, length));
  }

  private static String joined(List<Said> sound, int firstInput, List<String> inputs) {
    StringBuilder filter = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < sound.size(); i++) {
      Said said = sound.get(i);
      inputs.add("-ss %s -to %s -i %s".formatted(said.from(), said.to(), existing(said.file())));
      String each = "[%d:a]asetpts=PTS-STARTPTS[s%d];".formatted(firstInput + i, i);
      filter.append(each);
      names.append("[s").append(i).append(']');
    }
    return filter + names.toString() + "concat=n=" + sound.size() + ":v=0:a=1[a]";
  }

  private static String filling(int width, int height) {
    return "scale=%d:%d:force_original_aspect_ratio=increase,crop=%d:%d,setsar=1,fps=25"
        .formatted(width, height, width, height);
  }

  private static Path existing(String file) {
    Path path = Path.of(file);
    return path.isAbsolute() ? path : cast(file);
  }
}
