package io.throughline.server.cli.journey.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.setup.MendableFailure;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

/** Recoveries over the REST API, as the help desk has them. */
public final class RecoveryClient {
  private static final String RECOVERIES = "/api/v1/recoveries";

  private final ApiClient api;

  public RecoveryClient(ApiClient api) {
    this.api = api;
  }

  public JsonNode open(Map<String, Object> order) {
    return api.call("POST", RECOVERIES, ApiClient.json(order), ApiClient.fresh());
  }

  public JsonNode show(String recovery) {
    return api.call("GET", of(recovery), BodyPublishers.noBody(), "");
  }

  /** The owner is sent a new link. */
  public JsonNode resend(String recovery) {
    return api.call("POST", of(recovery) + "/link", BodyPublishers.noBody(), "");
  }

  /** The sound of the call. */
  public JsonNode heard(String recovery, Path file) {
    try {
      return api.call(
          "PUT",
          of(recovery) + "/evidence/dial-in",
          BodyPublishers.ofFile(file),
          ApiClient.fresh());
    } catch (FileNotFoundException e) {
      throw new MendableFailure(file + " is not there: name a file of media", e);
    }
  }

  public JsonNode cancel(String recovery) {
    return api.call("POST", of(recovery) + "/cancel", BodyPublishers.noBody(), "");
  }

  private static String of(String recovery) {
    return RECOVERIES + "/" + ApiClient.word(recovery);
  }
}
