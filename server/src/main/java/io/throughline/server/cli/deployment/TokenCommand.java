package io.throughline.server.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.server.api.caller.gate.AccessTable;
import io.throughline.server.cli.journey.ServerOption;
import io.throughline.server.settings.SecretFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets callers in and out: the tokens of the tenant, and what each role may do. */
@Command(
    name = "token",
    description = "Makes, lists and revokes tokens over the REST API, as an administrator.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  private static final String ADMIN = "admin";

  @Mixin private ServerOption server = new ServerOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do: create, list, revoke, roles");
  }

  @Command(
      name = "create",
      description = "Makes a token; its secret is shown this once, or kept in a private file.",
      mixinStandardHelpOptions = true)
  int create(@Mixin ServerOption at, @Mixin GrantOptions grant) {
    ServerOption chosen = at.orElse(server);
    JsonNode made = chosen.client(ADMIN).createToken(grant.document());
    if (grant.keep && made instanceof ObjectNode document) {
      String secret = document.remove("secret").asText();
      for (String role : grant.roles) {
        Path file = chosen.folder().roleToken(role);
        SecretFile.write(file, secret);
        document.put("keptIn", file.toString());
      }
    }
    return print(made);
  }

  @Command(name = "list", description = "The tenant's tokens.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerOption at) {
    return print(at.orElse(server).client(ADMIN).tokens());
  }

  @Command(
      name = "revoke",
      description = "Ends a token at once and for good.",
      mixinStandardHelpOptions = true)
  int revoke(@Mixin ServerOption at, @Parameters(paramLabel = "ID") String id) {
    return print(at.orElse(server).client(ADMIN).revokeToken(id));
  }

  @Command(
      name = "roles",
      description = "Prints which role may use which route, as docs/api/authorisation.md has it.",
      mixinStandardHelpOptions = true)
  int roles() {
    PrintWriter out = spec.commandLine().getOut();
    AccessTable.markdown().forEach(out::println);
    out.flush();
    return 0;
  }

  private int print(JsonNode answer) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return 0;
  }

  /** What a token is made with. */
  static final class GrantOptions {
    @Option(
        names = "--role",
        required = true,
        description = "hr, help-desk, analyst, auditor or admin; may be repeated.")
    private List<String> roles = List.of();

    @Option(names = "--note", required = true, description = "What it is for.")
    private String note = "";

    @Option(
        names = "--owner",
        description = "The owner that the same person's other tokens show (default: a new one).")
    private @Nullable String owner;

    @Option(names = "--tenant", description = "Another tenant, for the operator's only.")
    private @Nullable String tenant;

    @Option(
        names = "--lifetime",
        paramLabel = "P30D",
        description = "Until it expires (default: until it is revoked).")
    private @Nullable Duration lifetime;

    @Option(
        names = "--keep",
        description = "Keeps the secret in the data folder, where the journey commands look.")
    private boolean keep;

    Map<String, Object> document() {
      Map<String, Object> document = new HashMap<>(Map.of("roles", roles, "note", note));
      if (owner != null) {
        document.put("owner", owner);
      }
      if (tenant != null) {
        document.put("tenant", tenant);
      }
      if (lifetime != null) {
        document.put("lifetime", lifetime.toString());
      }
      return document;
    }
  }
}
