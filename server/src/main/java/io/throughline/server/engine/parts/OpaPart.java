package io.throughline.server.engine.parts;

import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.tool.InstalledTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The policy engine on the repository's bundle; loopback only. */
public final class OpaPart {
  private OpaPart() {}

  static PartSpec spec(InstalledTool opa, Home home, int port) {
    return new PartSpec(
        EmbeddedParts.OPA,
        port,
        opa.version(),
        Set.of(),
        Launch.of(command(opa, home, port)),
        HttpHealth.at(port, "/health?bundles"));
  }

  /** Another engine on rules that are not in force. */
  static PartSpec shadow(InstalledTool opa, ShadowBundle rules, int port) {
    return new PartSpec(
        EmbeddedParts.SHADOW,
        port,
        opa.version(),
        Set.of(),
        // What it is asked is logged nowhere: its answers need no id.
        Launch.of(serving(opa, rules.folder(), port)),
        HttpHealth.at(port, "/health?bundles"));
  }

  /** The engine as every deployment runs it. */
  public static List<String> command(InstalledTool opa, Home home, int port) {
    List<String> command = new ArrayList<>(serving(opa, home.policies(), port));
    // Without a decision log no decision gets an id; the bundle masks what was asked.
    command.addAll(List.of("--set", "decision_logs.console=true"));
    return command;
  }

  private static List<String> serving(InstalledTool opa, Path rules, int port) {
    return List.of(
        opa.program().toString(),
        "run",
        "--server",
        "--addr",
        "127.0.0.1:" + port,
        "--bundle",
        rules.toString(),
        "--ignore",
        "*_test.rego",
        "--log-level",
        "error",
        "--log-format",
        "json",
        "--skip-version-check",
        "--shutdown-grace-period",
        "5");
  }
}
