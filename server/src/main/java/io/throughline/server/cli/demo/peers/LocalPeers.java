package io.throughline.server.cli.demo.peers;

import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.server.settings.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's directory and system of record, and what a server has to know to reach them. */
public final class LocalPeers implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String OF_WORK =
      Arrays.stream(ExternalEvent.Type.values())
          .filter(type -> type.line() == ExternalEvent.Line.WORK)
          .map(ExternalEvent.Type::word)
          .collect(Collectors.joining(","));

  /** The source of what is reported of work. */
  static final String REPORTS = "work";

  private final Path secrets;
  private final String reportKey = secret();
  private final LocalDirectory directory;
  private final LocalReceiver receiver;

  public LocalPeers() {
    try {
      secrets = Files.createTempDirectory("throughline-peers");
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
    String token = secret();
    String key = secret();
    SecretFile.write(tokenFile(), token);
    SecretFile.write(keyFile(), "whsec_" + key);
    SecretFile.write(reportKeyFile(), "whsec_" + reportKey);
    directory = new LocalDirectory(token);
    receiver = new LocalReceiver(key);
  }

  public LocalDirectory directory() {
    return directory;
  }

  /** Reports to that server. */
  public LocalReporter reporter(URI server) {
    return new LocalReporter(server, reportKey);
  }

  public LocalReceiver receiver() {
    return receiver;
  }

  /** For the server's command line. */
  public List<String> serverArguments() {
    String actions = "--throughline.actions.";
    String reports = "--throughline.hooks.sources." + REPORTS + ".";
    return List.of(
        actions + "directory.url=" + directory.address(),
        actions + "directory.token-file=" + tokenFile(),
        actions + "directory.limited-group=" + LocalDirectory.LIMITED,
        actions + "receivers.records.url=" + receiver.address(),
        actions + "receivers.records.key-files=" + keyFile(),
        actions
            + "receivers.records.remedies="
            + "hold-offer,hold-shipment,hold-payroll,revoke-sessions,ticket,freeze-factors,"
            + "temporary-pass",
        reports + "keys=" + reportKeyFile(),
        reports + "types=" + OF_WORK);
  }

  private Path tokenFile() {
    return secrets.resolve("directory-token");
  }

  private Path reportKeyFile() {
    return secrets.resolve("report-key");
  }

  private Path keyFile() {
    return secrets.resolve("signing-key");
  }

  private static String secret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    directory.close();
    receiver.close();
    try (Stream<Path> files = Files.list(secrets)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(secrets);
    } catch (IOException leftBehind) {
      throw new UncheckedIOException(leftBehind);
    }
  }
}
