package io.throughline.server.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a deployment decided so far. */
final class PastJourneys {
  private final ApiClient api;

  PastJourneys(ApiClient api) {
    this.api = api;
  }

  Replay.Source since(Optional<String> day) {
    List<Replay.Past> decisions = new ArrayList<>();
    int journeys = 0;
    int erased = 0;
    Optional<String> after = Optional.empty();
    do {
      JsonNode page = api.decisions(day, after);
      page.path("decisions").forEach(one -> decisions.add(past(one)));
      journeys += page.path("journeys").asInt();
      erased += page.path("erased").asInt();
      after = Optional.ofNullable(page.path("next").textValue());
    } while (after.isPresent());
    return new Replay.Source(decisions, journeys, erased);
  }

  private static Replay.Past past(JsonNode one) {
    return new Replay.Past(
        one.path("journey").asText(),
        one.path("stage").asText(),
        one.path("interaction").asText(),
        one.path("outcome").asText(),
        one.path("question").toString());
  }
}
