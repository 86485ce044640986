package io.throughline.server.cli.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.custody.audit.bundle.ProofCheck;
import io.throughline.custody.audit.bundle.ProofVerification;
import io.throughline.custody.keys.signing.LedgerKey;
import io.throughline.server.cli.journey.ServerOption;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches the proof of a journey, and checks it without any service. */
@Command(
    name = "audit",
    description = "Exports the proof of a journey, and checks it offline.",
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do: export, verify");
  }

  @Command(
      name = "export",
      description = "Writes the proof of a journey to a ZIP file, and checks what was written.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin ServerOption at,
      @Parameters(paramLabel = "JOURNEY") String journey,
      @Option(
              names = {"-o", "--output"},
              required = true,
              paramLabel = "ZIP")
          Path output,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    byte[] bundle = at.client("auditor").proof(journey);
    try {
      Files.write(output, bundle);
    } catch (IOException e) {
      throw new MendableFailure(output + " cannot be written: name another file", e);
    }
    return say(ProofVerification.withKeyOfBundle().check(bundle), false, json);
  }

  @Command(
      name = "verify",
      description = {
        "Checks a bundle: every event, its number, its place under the ledger's signed head, and"
            + " that nothing was changed, left out or added since.",
        "Without --key the bundle's own key is believed: then it is not shown whose ledger it is."
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(paramLabel = "ZIP") Path file,
      @Option(
              names = "--key",
              paramLabel = "FILE",
              description =
                  "The deployment's public key: keys/head-signing.pem of its data folder.")
          @Nullable Path key,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    ProofVerification verification =
        key == null ? ProofVerification.withKeyOfBundle() : ProofVerification.pinnedTo(pinned(key));
    try {
      return say(verification.check(file), key != null, json);
    } catch (IOException e) {
      throw new MendableFailure(file + " cannot be read: name a bundle of audit export", e);
    }
  }

  private static LedgerKey pinned(Path file) {
    try {
      return LedgerKey.ofPem(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new MendableFailure(
          file + " is no public key of a ledger: name keys/head-signing.pem of the deployment", e);
    }
  }

  private int say(ProofCheck check, boolean pinned, boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? document(check, pinned) : text(check, pinned));
    out.flush();
    return check.ok() ? 0 : 1;
  }

  private static String text(ProofCheck check, boolean pinned) {
    return check.ok()
        ? "verified: %d events of %s, %d of them erased, signed with %s"
            .formatted(
                check.events(),
                check.journey(),
                check.erased(),
                pinned ? "the key that was given" : "the key in the bundle (--key pins another)")
        : "refused: " + check.reason();
  }

  private static ObjectNode document(ProofCheck check, boolean pinned) {
    return JSON.createObjectNode()
        .put("ok", check.ok())
        .put("events", check.events())
        .put("erased", check.erased())
        .put("journey", check.journey())
        .put("key", pinned ? "pinned" : "of-bundle")
        .put("reason", check.reason());
  }
}
