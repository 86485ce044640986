package io.throughline.server.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkout that this program was built from, and the git-ignored folder beside the sources.
 *
 * @param root absolute
 */
public record Home(Path root) {
  /** Shown where this product's own parts have a version. */
  public static final String VERSION = "0.1.0";

  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /** The folder that the launcher names, else the working folder. */
  public static Home find() {
    return new Home(Path.of(System.getProperty("throughline.home", "")));
  }

  /** Everything that set-up and runs leave behind. */
  public Path state() {
    return root.resolve(".throughline");
  }

  public Path tools() {
    return state().resolve("tools");
  }

  public Path models() {
    return state().resolve("models");
  }

  public Path downloads() {
    return state().resolve("downloads");
  }

  public Path cast() {
    return state().resolve("cast");
  }

  /** Has a file for each process that runs a deployment on this build. */
  public Path running() {
    return state().resolve("running");
  }

  /** Where {@code up} keeps its data unless it is told another folder. */
  public Path defaultData() {
    return state().resolve("data");
  }

  public Path modelCatalogue() {
    return root.resolve("models").resolve("catalogue.yaml");
  }

  public Path castCatalogue() {
    return root.resolve("ops").resolve("demo").resolve("cast.yaml");
  }

  public Path scenes() {
    return root.resolve("ops").resolve("demo").resolve("scenes");
  }

  public Path policies() {
    return root.resolve("policies");
  }

  /** The start of a Java command line with that module's class path, main class yet to follow. */
  public List<String> java(String module, List<String> jvmFlags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dthroughline.home=" + root);
    command.addAll(jvmFlags);
    command.add("-cp");
    command.add(classPath(module));
    return command;
  }

  private String classPath(String module) {
    Path target = root.resolve(module).resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-*.jar")) {
      for (Path jar : jars) {
        if (!jar.getFileName().toString().endsWith("-tests.jar")) {
          return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
        }
      }
    } catch (IOException e) {
      throw new MendableFailure(notBuilt(module), e);
    }
    throw new MendableFailure(notBuilt(module));
  }

  private static String notBuilt(String module) {
    return module + " is not built: run ./throughline setup";
  }
}
