package io.throughline.server.api;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Turns what stands in an address or a header into words of the domain. */
public final class PathWords {

  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String TILE = "tile";
  static final String TRACK = "track";
  static final String TURN = "turn";
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
  public static boolean flag(@Nullable String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case null -> false;
      default -> throw ApiProblem.invalid("A switch is true or false.");
    };
  }

  /** The beginning of a day in UTC, such as 2026-11-01; left out, of all time. */
  public static Instant day(@Nullable String since) {
    try {
      LocalDate day = since == null ? LocalDate.EPOCH : LocalDate.parse(since);
      if (!day.isBefore(LocalDate.EPOCH) && day.getYear() < 10_000) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeException noDay) {
      // Answered below, as what lies out of range.
    }
    throw ApiProblem.invalid("since is a day such as 2026-11-01.");
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

  /** The hint, if there is any; one that cannot be true is {@code subject-hint.invalid}. */
  static Optional<SubjectHint> subjectHint(Function<String, String @Nullable []> parameters) {
    List<String> tile = values(parameters, TILE);
    List<String> track = values(parameters, TRACK);
    List<String> turns = values(parameters, TURN);
    if (tile.isEmpty() && track.isEmpty() && turns.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SubjectHint(
              only(tile).map(SubjectHint.Tile::of).orElse(null),
              only(track).map(Integer::valueOf).orElse(null),
              turns.stream().map(SubjectHint.Turn::of).toList()));
    } catch (IllegalArgumentException impossible) {
      throw ApiProblem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "subject-hint.invalid",
          "A tile is x,y,width,height within 0 to 1, a track 0 to 15, a turn from-to in seconds.");
    }
  }

  private static List<String> values(
      Function<String, String @Nullable []> parameters, String name) {
    return Optional.ofNullable(parameters.apply(name)).map(Arrays::asList).orElse(List.of());
  }

  private static Optional<String> only(List<String> values) {
    if (values.size() > 1) {
      throw new IllegalArgumentException("said more than once");
    }
    return values.stream().findFirst();
  }
}
