package io.throughline.server.api.answer.desk.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many orders.
 *
 * @param started journeys that this request started
 * @param existing that had begun before
 * @param valid that would be started, were it not a dry run
 * @param skipped that are right and were not started since others are wrong
 * @param refused that are wrong
 * @param failed that are right and could not be started now; sending the same again is enough
 */
@Schema(name = "BulkReport")
record BulkReport(
    boolean dryRun,
    int started,
    int existing,
    int valid,
    int skipped,
    int refused,
    int failed,
    List<Row> rows) {

  /** What became of one. */
  enum Outcome {
    @JsonProperty("started")
    STARTED,
    @JsonProperty("existing")
    EXISTING,
    @JsonProperty("valid")
    VALID,
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("failed")
    FAILED
  }

  /** What is wrong with a field. */
  @Schema(name = "BulkFault")
  record Fault(String field, String reason) {}

  /**
   * One row.
   *
   * @param line in which it begins, from 1 with the heading; of JSON the number of the row, from 1
   * @param journey null where there is none
   */
  @Schema(name = "BulkRow")
  record Row(
      int line,
      @Nullable String externalId,
      Outcome outcome,
      @Nullable String journey,
      List<Fault> faults) {}

  static BulkReport of(boolean dryRun, List<Row> rows) {
    return new BulkReport(
        dryRun,
        count(rows, Outcome.STARTED),
        count(rows, Outcome.EXISTING),
        count(rows, Outcome.VALID),
        count(rows, Outcome.SKIPPED),
        count(rows, Outcome.REFUSED),
        count(rows, Outcome.FAILED),
        rows);
  }

  private static int count(List<Row> rows, Outcome outcome) {
    return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
  }
}
