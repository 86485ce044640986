package io.throughline.server.engine.parts;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineKind;
import io.throughline.server.setup.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an operator chooses about a deployment.
 *
 * @param port of the API and the console; 0 keeps the one of last time or takes a free one
 * @param mail the mail server
 * @param device {@code cpu} or {@code cuda}, for inference
 * @param engine what runs the workflows
 * @param serverArguments handed on to the server as they are
 * @param shadow rules that are asked beside those in force, and never acted on
 */
public record EngineSettings(
    Home home,
    DataFolder data,
    int port,
    MailServer mail,
    String device,
    EngineKind engine,
    List<String> serverArguments,
    Optional<ShadowBundle> shadow) {
  private static final int SMTP_PORT = 3025;

  public EngineSettings {
    serverArguments = List.copyOf(serverArguments);
  }

  /** Where mail is handed in. */
  public record MailServer(String host, int port) {
    /** {@code HOST:PORT}. */
    public static MailServer of(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException("a mail server is given as HOST:PORT");
      }
      return new MailServer(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
  }

  /** A mail server on this machine, the CPU, any port. */
  public static EngineSettings of(Home home, Path data) {
    return new EngineSettings(
        home,
        new DataFolder(data),
        0,
        new MailServer("127.0.0.1", SMTP_PORT),
        "cpu",
        EngineKind.EMBEDDED,
        List.of(),
        Optional.empty());
  }

  public EngineSettings withMail(MailServer other) {
    return new EngineSettings(home, data, port, other, device, engine, serverArguments, shadow);
  }

  public EngineSettings withPort(int other) {
    return new EngineSettings(home, data, other, mail, device, engine, serverArguments, shadow);
  }

  public EngineSettings withDevice(String other) {
    return new EngineSettings(home, data, port, mail, other, engine, serverArguments, shadow);
  }

  public EngineSettings withServerArguments(List<String> others) {
    return new EngineSettings(home, data, port, mail, device, engine, others, shadow);
  }

  public EngineSettings withEngine(EngineKind other) {
    return new EngineSettings(home, data, port, mail, device, other, serverArguments, shadow);
  }

  public EngineSettings withShadow(Optional<ShadowBundle> other) {
    return new EngineSettings(home, data, port, mail, device, engine, serverArguments, other);
  }
}
