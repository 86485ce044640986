package io.throughline.inference.media.ffmpeg.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.contracts.detection.MediaFacts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** Starts a decoder at one level: a Java runtime with its own class path, and little else. */
final class Launch {
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  // /sys is there everywhere and holds nothing that is needed: the new root is built on it.
  private static final String NEW_ROOT =
      """
      set -e
      mount -t tmpfs -o size=4m,mode=755,nosuid,nodev none /sys
      cd /sys
      mkdir proc tmp dev usr
      mount -t tmpfs -o size=4m,nosuid,nodev,noexec none tmp
      mount --bind /usr usr
      mount -o remount,bind,ro,nosuid,nodev usr
      for folder in /bin /sbin /lib /lib32 /lib64; do
        if [ -L "$folder" ]; then
          ln -s "$(readlink "$folder")" ".$folder"
        elif [ -d "$folder" ]; then
          mkdir ".$folder"
          mount --bind "$folder" ".$folder"
          mount -o remount,bind,ro,nosuid,nodev ".$folder"
        fi
      done
      while [ "$1" != -- ]; do
        if [ -d "$1" ]; then mkdir -p ".$1"; else mkdir -p ".${1%/*}"; : > ".$1"; fi
        mount --bind "$1" ".$1"
        mount -o remount,bind,ro,nosuid,nodev ".$1"
        shift
      done
      shift
      for device in null zero random urandom; do
        : > "dev/$device"
        mount --bind "/dev/$device" "dev/$device"
      done
      mount -t proc proc proc 2>/dev/null || true
      mount -o remount,ro,nosuid,nodev .
      pivot_root . .
      umount -l .
      cd /
      "$@"
      exit $?
      """;

  // A shell tells how its child ended, and takes the signals that a first process is spared.
  private static final String AS_CHILD = "\"$@\"; exit $?";

  private final Confinement confinement;

  Launch(Confinement confinement) {
    this.confinement = confinement;
  }

  Process start(SandboxLevel level) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(level)).redirectError(ProcessBuilder.Redirect.DISCARD);
    // Nothing of this process's environment is a decoder's business.
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", PATH, "LANG", "C.UTF-8"));
    return builder.start();
  }

  private List<String> command(SandboxLevel level) throws IOException {
    List<String> command = new ArrayList<>();
    switch (level) {
      case OWN_ROOT -> {
        command.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--mount"));
        command.addAll(List.of("--pid", "--ipc", "--uts", "--fork", "--kill-child=KILL"));
        command.addAll(List.of("--", "/bin/sh", "-c", NEW_ROOT, "sandbox"));
        programs().map(Path::toString).forEach(command::add);
        command.add("--");
        command.addAll(limits(true));
      }
      case NO_NETWORK -> {
        command.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--pid"));
        command.addAll(List.of("--ipc", "--uts", "--fork", "--kill-child=KILL", "--"));
        command.addAll(List.of("/bin/sh", "-c", AS_CHILD, "sandbox"));
        command.addAll(limits(true));
      }
      case LIMITED -> command.addAll(limits(false));
      case PROCESS -> {
        // The limits of the Java runtime are in its own options.
      }
    }
    command.addAll(java());
    return command;
  }

  // Root in a user namespace of its own can give all of its rights away; others have none.
  private List<String> limits(boolean ownUser) {
    List<String> words = new ArrayList<>(List.of("prlimit"));
    words.add("--data=" + confinement.memoryBytes());
    words.add("--cpu=%d:%d".formatted(confinement.cpuSeconds(), confinement.cpuSeconds() + 5));
    words.addAll(List.of("--core=0", "--fsize=0", "--nofile=64", "--"));
    words.addAll(List.of("setpriv", "--no-new-privs"));
    if (ownUser) {
      words.addAll(List.of("--inh-caps=-all", "--bounding-set=-all"));
    }
    words.add("--");
    return words;
  }

  private List<String> java() throws IOException {
    List<String> words = new ArrayList<>(List.of(home().resolve("bin/java").toString()));
    words.addAll(List.of("-Xms16m", "-Xmn8m", "-Xmx256m", "-Xss512k", "-XX:+UseSerialGC"));
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=24m"));
    words.addAll(List.of("-XX:CompressedClassSpaceSize=32m", "-XX:-UsePerfData"));
    words.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+SuppressFatalErrorMessage"));
    words.addAll(List.of("-XX:+DisableAttachMechanism", "--enable-native-access=ALL-UNNAMED"));
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("-Djava.library.path=" + joined(libraries()));
    words.addAll(List.of("-Dorg.bytedeco.javacpp.pathsFirst=true"));
    words.addAll(List.of("-cp", joined(classPath()), confinement.program().getName()));
    return words;
  }

  private Stream<Path> programs() throws IOException {
    return Stream.of(Stream.of(home()), libraries(), classPath())
        .flatMap(paths -> paths)
        .filter(path -> !path.startsWith("/usr"));
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home", "")).toAbsolutePath();
  }

  // Unpacked here, since a decoder can write nowhere.
  private static Stream<Path> libraries() throws IOException {
    String platform = Loader.getPlatform();
    File[] ffmpeg = Loader.cacheResources(avutil.class, "/org/bytedeco/ffmpeg/" + platform + "/");
    File[] javacpp = Loader.cacheResources(Loader.class, "/org/bytedeco/javacpp/" + platform + "/");
    return Stream.of(ffmpeg, javacpp).flatMap(Stream::of).map(File::toPath);
  }

  /** What a decoder needs, by one class of each. */
  private Stream<Path> classPath() {
    return Stream.of(
            confinement.program(),
            DecoderProcess.class,
            MediaFacts.class,
            Loader.class,
            avutil.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            Jdk8Module.class,
            JavaTimeModule.class)
        .map(Launch::place)
        .distinct();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new UncheckedIOException(new IOException("the class path cannot be told", impossible));
    }
  }

  private static String joined(Stream<Path> paths) {
    return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
