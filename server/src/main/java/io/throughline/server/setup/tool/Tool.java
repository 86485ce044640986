package io.throughline.server.setup.tool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that a deployment runs, the versions of it that fit, and what it is built from.
 *
 * @param program the file name
 * @param module what {@code go install} is given
 * @param versionArguments make the program say its version
 * @param version finds major, minor and patch in what it says
 * @param leastMinor of the one major version that fits
 */
public record Tool(
    String program,
    String module,
    List<String> versionArguments,
    Pattern version,
    int major,
    int leastMinor) {
  /** 1.22 answers as the policies' tests expect; 2 may change the language. */
  public static final Tool OPA =
      new Tool(
          "opa",
          "github.com/open-policy-agent/opa@v1.22.2",
          List.of("version"),
          Pattern.compile("(?m)^Version: (\\d+)\\.(\\d+)\\.(\\d+)"),
          1,
          22);

  /** What counts is the server inside: a build by the Go tool has no version of its own. */
  public static final Tool TEMPORAL =
      new Tool(
          "temporal",
          "github.com/temporalio/cli/cmd/temporal@v1.5.1",
          List.of("--version"),
          Pattern.compile("Server (\\d+)\\.(\\d+)\\.(\\d+)"),
          1,
          29);

  /**
   * The server of a deployment that keeps journeys in PostgreSQL; built only where it is chosen.
   */
  public static final Tool TEMPORAL_SERVER =
      new Tool(
          "temporal-server",
          "go.temporal.io/server/cmd/server@v1.30.8",
          List.of("--version"),
          Pattern.compile("^temporal version (\\d+)\\.(\\d+)\\.(\\d+)"),
          1,
          30);

  /** Makes the databases of {@link #TEMPORAL_SERVER} and brings them to its version. */
  public static final Tool TEMPORAL_SQL_TOOL =
      new Tool(
          "temporal-sql-tool",
          "go.temporal.io/server/cmd/tools/sql@v1.30.8",
          List.of("--version"),
          Pattern.compile("^temporal-sql-tool version (\\d+)\\.(\\d+)\\.(\\d+)"),
          1,
          30);

  public Tool {
    versionArguments = List.copyOf(versionArguments);
  }

  /** The file name that {@code go install} gives it. */
  String builtName() {
    return module.substring(module.lastIndexOf('/') + 1, module.lastIndexOf('@'));
  }

  /** The version in what the program said; empty if there is none or it does not fit. */
  public Optional<String> fittingVersion(String said) {
    Matcher matcher = version.matcher(said);
    if (!matcher.find()
        || Integer.parseInt(matcher.group(1)) != major
        || Integer.parseInt(matcher.group(2)) < leastMinor) {
      return Optional.empty();
    }
    return Optional.of(matcher.group(1) + "." + matcher.group(2) + "." + matcher.group(3));
  }
}
