package io.throughline.server.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Systems that may report events to the tests' server, and their keys. */
public final class Sources {
  public static final String OLD_KEY = key(1);
  public static final String NEW_KEY = key(2);
  public static final String OTHER_KEY = key(3);
  private static final String PREFIX = "throughline.hooks.sources.";

  private Sources() {}

  static void addTo(DynamicPropertyRegistry settings, Path folder) {
    String both = write(folder, "old", OLD_KEY) + "," + write(folder, "new", NEW_KEY);
    settings.add(PREFIX + "ats.types", () -> "application.withdrawn,offer.extended");
    settings.add(PREFIX + "ats.keys", () -> both);
    settings.add(PREFIX + "payroll.types", () -> "payroll.changed");
    settings.add(PREFIX + "payroll.keys", () -> write(folder, "other", OTHER_KEY));
    settings.add(PREFIX + "idp.types", () -> "session.started,badge.in,tool.seen");
    settings.add(PREFIX + "idp.keys", () -> write(folder, "new", NEW_KEY));
    settings.add(PREFIX + "elsewhere.tenant", () -> "t-elsewhere");
    settings.add(PREFIX + "elsewhere.types", () -> "offer.extended");
    settings.add(PREFIX + "elsewhere.keys", () -> write(folder, "new", NEW_KEY));
  }

  private static String write(Path folder, String name, String key) {
    try {
      return Files.writeString(folder.resolve("hook-" + name), key).toAbsolutePath().toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String key(int first) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) first;
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
