package io.throughline.server.cli.journey.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Cohorts over the REST API. */
public final class CohortClient {
  private static final String COHORTS = "/api/v1/cohorts";

  private final ApiClient api;

  public CohortClient(ApiClient api) {
    this.api = api;
  }

  public JsonNode open(Map<String, Object> order) {
    return api.call("POST", COHORTS, ApiClient.json(order), ApiClient.fresh());
  }

  public JsonNode show(String cohort) {
    return api.call("GET", of(cohort), BodyPublishers.noBody(), "");
  }

  /** Both have to be said. */
  public JsonNode attest(String cohort, boolean employed, boolean checked) {
    return api.call(
        "POST",
        of(cohort) + "/attestation",
        ApiClient.json(Map.of("employed", employed, "checked", checked)),
        "");
  }

  /** A file of comma-separated values with a heading. */
  public JsonNode roster(String cohort, Path file) {
    try {
      return roster(cohort, Files.readString(file));
    } catch (IOException e) {
      throw new MendableFailure(file + " cannot be read: name a roster", e);
    }
  }

  /** Comma-separated values with a heading. */
  public JsonNode roster(String cohort, String text) {
    return api.call("POST", of(cohort) + "/roster", BodyPublishers.ofString(text), "");
  }

  /** By words that reported events have for them, too. */
  public JsonNode bind(String cohort, String member, Map<String, Object> seat) {
    return api.call("POST", of(cohort, member) + "/seat", ApiClient.json(seat), "");
  }

  public JsonNode exit(String cohort, String member) {
    return api.call("POST", of(cohort, member) + "/exit", BodyPublishers.noBody(), "");
  }

  public JsonNode vendors() {
    return api.call("GET", "/api/v1/vendors", BodyPublishers.noBody(), "");
  }

  private static String of(String cohort) {
    return COHORTS + "/" + ApiClient.word(cohort);
  }

  private static String of(String cohort, String member) {
    return of(cohort) + "/members/" + ApiClient.word(member);
  }
}
