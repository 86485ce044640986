package io.throughline.inference.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Composes small samples with the presets' own program; each is written anew by its test. */
public final class ComposedMedia {
  private final Path folder;

  public ComposedMedia(Path folder) {
    this.folder = folder;
  }

  /** A moving test card without sound, 25 frames a second, MPEG-4 in MP4. */
  public Path film(String name, int seconds, String size) {
    return compose(
        name, "-f lavfi -i testsrc2=size=%s:rate=25:duration=%d".formatted(size, seconds));
  }

  /** The same with a 440 Hz tone. */
  public Path spokenFilm(String name, int seconds) {
    return compose(
        name,
        ("-f lavfi -i testsrc2=size=320x180:rate=25:duration=%d"
                + " -f lavfi -i sine=frequency=440:sample_rate=44100:duration=%d -ac 2")
            .formatted(seconds, seconds));
  }

  public Path tone(String name, int seconds) {
    return compose(
        name, "-f lavfi -i sine=frequency=440:sample_rate=44100:duration=%d".formatted(seconds));
  }

  /** Left half red, right half blue, 64x32 pixels. */
  public Path redAndBlue(String name) {
    return compose(
        name,
        "-f lavfi -i color=red:size=32x32:rate=25:duration=1"
            + " -f lavfi -i color=blue:size=32x32:rate=25:duration=1"
            + " -filter_complex hstack"
            + (name.endsWith(".mp4") ? "" : " -frames:v 1"));
  }

  public Path compose(String name, String arguments) {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of(FfmpegProgram.path().toString(), "-y"));
    command.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
    command.addAll(List.of(arguments.split(" ")));
    if (name.endsWith(".mp4") && !arguments.contains(" -c")) {
      command.addAll(List.of("-c:v", "mpeg4", "-q:v", "3"));
    }
    command.addAll(List.of("-fflags", "+bitexact"));
    command.add(file.toString());
    run(command);
    return file;
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] output = process.getInputStream().readAllBytes();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("ffmpeg: " + new String(output, UTF));
      }
    } catch (IOException unstartable) {
      throw new IllegalStateException(unstartable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static final Charset UTF = StandardCharsets.UTF_8;

  public Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  public Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(UTF));
  }

  /** The first part of a file, as after a broken upload. */
  public Path cut(Path whole, String name, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return write(name, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  /** A photo whose EXIF block says how it stands, 1 to 8. */
  public Path photoStanding(String name, int orientation) throws IOException {
    byte[] photo = Files.readAllBytes(redAndBlue("plain-" + name));
    // APP1, 34 bytes: "Exif", big-endian TIFF with one entry: tag 0x112, one short.
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe10022457869660000"
                    + "4d4d002a00000008"
                    + "00010112000300000001"
                    + "000%d000000000000".formatted(orientation));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(photo, 0, 2);
    joined.write(exif);
    joined.write(photo, 2, photo.length - 2);
    return write(name, joined.toByteArray());
  }
}
