package io.throughline.server.cli.journey.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Many journeys in a file. */
public final class BulkOptions {
  private static final long MOST_BYTES = 10 * 1024 * 1024;

  @Option(
      names = "--file",
      paramLabel = "FILE.csv",
      description = {
        "Many journeys instead of one: comma-separated values with a heading (externalId, email,",
        "salutation, team, and if wanted interviews, account, dayOne, zone), 1,000 rows and 10 MiB at",
        "most. The same externalId is one journey, however often it comes. What is wrong is told by",
        "line and field. 0 only if every row has its journey."
      })
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "With --file: checks the rows and starts nothing.")
  private boolean dryRun;

  @Option(
      names = "--all-or-nothing",
      description = "With --file: starts nothing if a row is wrong (default: the others start).")
  private boolean allOrNothing;

  /** Whether a file is given; the other options belong to it. */
  public boolean given() {
    if (file == null && (dryRun || allOrNothing)) {
      throw new MendableFailure("--dry-run and --all-or-nothing belong to --file FILE.csv");
    }
    return file != null;
  }

  /** Shows what became of each row; 0 only if every row has a journey, or would have one. */
  public int print(ApiClient api, PrintWriter out) {
    JsonNode report = start(api);
    out.println(report.toPrettyString());
    out.flush();
    boolean whole =
        Stream.of("refused", "skipped", "failed").allMatch(many -> report.path(many).asInt() == 0);
    return whole ? 0 : 1;
  }

  private JsonNode start(ApiClient api) {
    Path rows = file == null ? Path.of("") : file;
    try {
      if (Files.size(rows) > MOST_BYTES) {
        throw new MendableFailure(rows + " is longer than 10 MiB: send it in parts");
      }
      String query = "?dryRun=" + dryRun + "&allOrNothing=" + allOrNothing;
      return api.call("POST", "/api/v1/journeys/bulk" + query, BodyPublishers.ofFile(rows), "");
    } catch (IOException e) {
      throw new MendableFailure(rows + " cannot be read: name a file of rows", e);
    }
  }
}
