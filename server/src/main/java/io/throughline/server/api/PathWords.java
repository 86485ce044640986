package io.throughline.server.api;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Turns what stands in an address or a header into words of the domain. */
public final class PathWords {

  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private PathWords() {}

  /** What cannot be an id is the id of nothing; so is the id of another tenant's journey. */
  public static JourneyRegistry.Key journey(String text, Caller caller) {
    try {
      return new JourneyRegistry.Key(caller.tenant(), new JourneyId(text));
    } catch (IllegalArgumentException notAnId) {
      throw ApiProblem.unknownJourney();
    }
  }

  /** What cannot be a case is no case. */
  public static ReviewCaseId reviewCase(String text) {
    try {
      return new ReviewCaseId(text);
    } catch (IllegalArgumentException notAnId) {
      throw ApiProblem.unknownCase();
    }
  }

  static InteractionId interaction(String text) {
    try {
      return new InteractionId(text);
    } catch (IllegalArgumentException notAnId) {
      throw ApiProblem.of(
          HttpStatus.NOT_FOUND, "interaction.unknown", "There is no such interaction.");
    }
  }

  static EvidenceRole role(String text) {
    try {
      return EvidenceRole.of(text);
    } catch (IllegalArgumentException notARole) {
      throw ApiProblem.of(HttpStatus.NOT_FOUND, "role.unknown", "There is no such evidence role.");
    }
  }

  /** A switch in an address that is off unless it says true. */
  static boolean flag(@Nullable String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case null -> false;
      default -> throw ApiProblem.invalid("A switch is true or false.");
    };
  }

  /** The caller's key, or one of our own: then the request is done each time it comes. */
  public static String requestId(@Nullable String header) {
    if (header == null) {
      return UUID.randomUUID().toString();
    }
    if (!KEY.matcher(header).matches()) {
      throw ApiProblem.invalid("An idempotency key is 1 to 128 printable ASCII characters.");
    }
    return header;
  }
}
