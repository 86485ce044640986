package io.throughline.server.cli.demo.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.cast.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a journey stands, read from the API's document.
 *
 * @param document of the journey
 */
public record Standing(JsonNode document) {
  private static final String DECISION = "decision.";

  public String state() {
    return document.path("state").asText();
  }

  public boolean ended() {
    return List.of("cleared", "blocked", "closed", "limited").contains(state());
  }

  /** What it waits for: {@code consent}, {@code evidence}, {@code review}; empty for nothing. */
  public String awaited() {
    return document.path("awaited").path("what").asText("");
  }

  /** For which interaction it waits; empty for none. */
  public String interaction() {
    return document.path("awaited").path("interaction").asText("");
  }

  /** The roles of evidence that it waits for. */
  public List<String> roles() {
    return texts(document.path("awaited").path("roles"));
  }

  /** It waits for somebody and has the person's answer, or it has ended. */
  public boolean settled() {
    return ended()
        || state().equals("watching")
        || (!awaited().isEmpty() && !awaited().equals("consent"));
  }

  /** 1 for the first capture of that interaction, one more each time that it was asked again. */
  public int attempt(String interaction) {
    int attempt = 1;
    for (JsonNode entry : document.path("timeline")) {
      boolean asked = entry.path("what").asText().equals("decision.step-up");
      attempt += asked && entry.path("interaction").asText().equals(interaction) ? 1 : 0;
    }
    return attempt;
  }

  /** What nobody handed in here came out of another journey. */
  void refuseForeign(int played, int pieces) {
    if (decisions() != played || count("evidence.received") != pieces) {
      throw new MendableFailure("a journey holds what nobody handed in there: see the logs folder");
    }
  }

  /** How many events begin so. */
  public int count(String beginning) {
    int n = 0;
    for (JsonNode entry : document.path("timeline")) {
      n += entry.path("what").asText().startsWith(beginning) ? 1 : 0;
    }
    return n;
  }

  public int decisions() {
    return count(DECISION);
  }

  /** The last decision's word; {@code none} before the first. */
  public String outcome() {
    String what = lastDecision().path("what").asText("");
    return what.isEmpty() ? "none" : what.substring(DECISION.length());
  }

  public List<String> reasons() {
    return texts(lastDecision().path("reasons"));
  }

  public String brokenLink() {
    return document.path("brokenLink").path("spoken").asText("");
  }

  public int prompts() {
    return document.path("prompts").asInt();
  }

  /** Every event followed by its reasons, in order. */
  public List<String> happened() {
    List<String> words = new ArrayList<>();
    for (JsonNode entry : document.path("timeline")) {
      words.add(entry.path("what").asText());
      words.addAll(texts(entry.path("reasons")));
    }
    return words;
  }

  /** What was done by its word, and what was undone, in order. */
  public List<String> actions() {
    List<String> actions = new ArrayList<>();
    for (JsonNode entry : document.path("timeline")) {
      String word = entry.path("reasons").path(0).asText();
      switch (entry.path("what").asText()) {
        case "remedy.applied" -> actions.add(word);
        case "remedy.undone" -> actions.add(word + Scene.Expected.UNDONE);
        default -> {}
      }
    }
    return actions;
  }

  private JsonNode lastDecision() {
    JsonNode last = document.path("nothing");
    for (JsonNode entry : document.path("timeline")) {
      last = entry.path("what").asText().startsWith(DECISION) ? entry : last;
    }
    return last;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
