package io.throughline.inference.media.ffmpeg.hostile.samples;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All samples, and the manifest that says what the reader answers to each. The same run makes the
 * same files; {@code main} writes them to a folder for other tools.
 */
public final class HostileSamples {
  private static final String MANIFEST = "/hostile/media.csv";

  private HostileSamples() {}

  /**
   * What the manifest says of one sample.
   *
   * @param answer the name of a failure code, or {@code READ}
   * @param why what is wrong with it
   */
  public record Expected(String file, String answer, String why) {}

  /** The argument is the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Path> made = make(Path.of(arguments[0]));
    System.out.println(made.size() + " samples in " + arguments[0]);
  }

  /** Writes all samples; the keys are their names in the manifest. */
  public static Map<String, Path> make(Path folder) throws IOException {
    Path scratch = Files.createDirectories(folder.resolve(".whole"));
    Map<String, byte[]> samples = new TreeMap<>();
    ComposedMedia media = new ComposedMedia(scratch);
    TextSamples.addTo(samples);
    FilmSamples.addTo(samples, media);
    PictureSamples.addTo(samples, media);
    SoundSamples.addTo(samples, media);
    OversizeSamples.addTo(samples, media);
    UnusualSamples.addTo(samples, media);
    Map<String, Path> written = new TreeMap<>();
    for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
      Path file = folder.resolve(sample.getKey());
      Files.createDirectories(file.getParent());
      written.put(sample.getKey(), Files.write(file, sample.getValue()));
    }
    return written;
  }

  /** The manifest's rows. */
  public static List<Expected> manifest() throws IOException {
    try (InputStream csv = HostileSamples.class.getResourceAsStream(MANIFEST)) {
      if (csv == null) {
        throw new IOException(MANIFEST + " is missing");
      }
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 3))
          .map(cells -> new Expected(cells[0], cells[1], cells[2]))
          .toList();
    }
  }
}
