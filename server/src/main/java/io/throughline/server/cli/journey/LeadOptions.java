package io.throughline.server.cli.journey;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which leads are shown, or what is said of one. */
final class LeadOptions {
  @Parameters(paramLabel = "LEAD", arity = "0..1", description = "To be answered.")
  private @Nullable String lead;

  @Option(names = "--state", defaultValue = "open", description = "open (default) or answered.")
  private String state = "open";

  @Option(names = "--verdict", description = "same-human, different-humans or cannot-tell.")
  private String verdict = "";

  @Option(
      names = "--reason",
      description =
          "With same-human lead.documents-agree, lead.captures-agree, lead.admitted or"
              + " lead.returning; with different-humans lead.documents-differ, lead.seen-together or"
              + " lead.look-alike; with cannot-tell lead.unclear.")
  private String reason = "";

  JsonNode ask(ApiClient api) {
    return lead == null ? api.leads(state) : api.lead(lead, verdict, reason);
  }
}
