package io.throughline.inference.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * The {@code ffmpeg} program that comes inside the presets, to compose media with; hostile files
 * are never given to it.
 */
public final class FfmpegProgram {
  // Sound cards and screens are of no use here, but the Linux build is linked to their libraries
  // and does not start where one is missing. No function of theirs is ever called, so that any
  // library may stand in by name.
  private static final List<String> DEVICE_LIBRARIES =
      List.of("libpulse.so.0", "libasound.so.2", "libxcb.so.1", "libxcb-shm.so.0");
  private static final String STAND_IN = "libdrm.so.2";

  private FfmpegProgram() {}

  /**
   * Unpacks the program, once per user and version, and gives the path to start it by. It lies in a
   * folder of its own: unpacking over libraries that a running process has mapped would break it.
   */
  public static Path path() {
    String platform = Loader.getPlatform();
    try {
      Path cache = Loader.getCacheDir().toPath();
      Path folder = cache.resolve("program-" + Loader.getVersion("org.bytedeco", "ffmpeg"));
      if (!Files.exists(folder)) {
        unpack(cache, platform, folder);
      }
      return switch (platform.split("-", -1)[0]) {
        case "linux" -> folder.resolve("ffmpeg-start");
        case "windows" -> folder.resolve("ffmpeg.exe");
        default -> folder.resolve("ffmpeg");
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException("the ffmpeg program cannot be unpacked", impossible);
    }
  }

  /** Runs the program on these arguments, quietly, writing over what is there. */
  public static void run(List<String> arguments, int seconds) throws IOException {
    List<String> command = new ArrayList<>(List.of(path().toString(), "-y"));
    command.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
    command.addAll(arguments);
    said(command, seconds);
  }

  /**
   * Runs any program and gives what it wrote to standard output.
   *
   * @throws FailedException unless it ends well and in time
   */
  public static String said(List<String> command, int seconds) throws IOException {
    Path said = Files.createTempFile("program", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new FailedException(command.getFirst());
      }
      return Files.readString(said);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(said);
    }
  }

  /** A program did not end well, or not in time. */
  public static final class FailedException extends IOException {
    private static final long serialVersionUID = 1;

    FailedException(String program) {
      super(program + " did not end well");
    }
  }

  // Moved into place whole, since two processes may be at it.
  private static void unpack(Path cache, String platform, Path folder) throws IOException {
    Path draft = Files.createTempDirectory(cache, "program");
    String inside = "/org/bytedeco/ffmpeg/" + platform + "/";
    Loader.extractResource(ffmpeg.class, inside, draft.toFile(), null, null);
    if (platform.startsWith("linux")) {
      prepareStart(draft);
    } else if (platform.startsWith("macosx")) {
      allowToRun(draft.resolve("ffmpeg"));
    }
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException taken) {
      if (!Files.exists(folder)) {
        throw taken;
      }
    }
  }

  // The search path for libraries must be set before the program starts, hence a script.
  private static void prepareStart(Path draft) throws IOException {
    Path standIns = Files.createDirectory(draft.resolve("stand-ins"));
    for (String library : DEVICE_LIBRARIES) {
      Files.createSymbolicLink(standIns.resolve(library), Path.of("..", STAND_IN));
    }
    Path start = draft.resolve("ffmpeg-start");
    Files.writeString(
        start,
        """
        #!/bin/sh
        here="$(dirname "$0")"
        LD_LIBRARY_PATH="$here:$here/stand-ins" exec "$here/ffmpeg" "$@"
        """);
    allowToRun(start);
    allowToRun(draft.resolve("ffmpeg"));
  }

  private static void allowToRun(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
