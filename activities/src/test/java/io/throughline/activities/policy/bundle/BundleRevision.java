package io.throughline.activities.policy.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The revision that a bundle's content deserves: another rule or threshold, another revision. */
public final class BundleRevision {
  private BundleRevision() {}

  /** SHA-256 over path, length and bytes of each rule and data file in order, tests left out. */
  public static String of(Path bundle) {
    try (Stream<Path> files = Files.walk(bundle)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> decisive = files.filter(BundleRevision::decides).sorted().toList();
      for (Path file : decisive) {
        byte[] content = Files.readAllBytes(file);
        String name = bundle.relativize(file).toString().replace('\\', '/');
        digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return "sha256-" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static boolean decides(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals("data.json") || (name.endsWith(".rego") && !name.endsWith("_test.rego"));
  }
}
