package io.throughline.server.api.caller.hook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.throughline.custody.webhook.WebhookMessage;
import io.throughline.custody.webhook.WebhookSignature;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what other systems sign and report. */
@RestController
@RequestMapping("/hooks/v1")
public final class HookRoutes {

  private final Map<String, EventSource> sources;
  private final EventInbox inbox;
  private final EventDelivery delivery;
  private final Known known;

  /** What an event is judged by. */
  record Known(JourneyRegistry journeys, Clock clock, WorkDocument work) {}

  HookRoutes(
      Map<String, EventSource> sources, EventInbox inbox, EventDelivery delivery, Known known) {
    this.sources = Map.copyOf(sources);
    this.inbox = inbox;
    this.delivery = delivery;
    this.known = known;
  }

  /**
   * What became of an event.
   *
   * @param outcome {@code stored}, {@code repeated}, or {@code unmatched} if the source's tenant
   *     has no such journey
   */
  public record EventAnswer(String source, String id, String outcome) {}

  @Operation(
      summary = "Report a signed event",
      description =
          "Signed as Standard Webhooks has it. Answered once it is stored; its journey is told"
              + " after that.")
  @ApiResponse(responseCode = "202", description = "The event is stored.")
  @ApiResponse(responseCode = "200", description = "It was stored before.")
  @ApiResponse(responseCode = "400", description = "webhook.headers or request.unreadable")
  @ApiResponse(responseCode = "401", description = "signature.refused or signature.out-of-time")
  @ApiResponse(responseCode = "409", description = "event.id-reused")
  @ApiResponse(responseCode = "422", description = "request.invalid or event.type-not-allowed")
  @SecurityRequirements
  @PostMapping("/{source}")
  ResponseEntity<EventAnswer> report(
      @PathVariable String source,
      @RequestBody byte[] body,
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
    EventSource sender = Optional.ofNullable(sources.get(source)).orElseThrow(EventSource::refused);
    WebhookMessage message = message(headers, body);
    sender.requireSigned(
        message, header(headers, WebhookSignature.SIGNATURE_HEADER), known.clock().instant());
    EventDocument document = EventDocument.read(body, known.work(), known.clock().instant());
    requireAllowed(sender, document);
    return take(new EventInbox.Arrival(sender, message.id(), document, digest(body)));
  }

  /** What became of each row, in order. */
  public record BatchAnswer(String source, List<RowAnswer> events) {}

  /**
   * What became of one row.
   *
   * @param outcome {@code stored}, {@code repeated}, {@code unmatched}, or {@code refused}
   * @param reason dotted; empty unless it is refused
   */
  public record RowAnswer(String id, String outcome, String reason) {}

  @Operation(
      summary = "Report several signed events",
      description = "One signature over all; each row has its id and its answer.")
  @ApiResponse(responseCode = "200", description = "What became of each row.")
  @ApiResponse(responseCode = "400", description = "webhook.headers or request.unreadable")
  @ApiResponse(responseCode = "401", description = "signature.refused or signature.out-of-time")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @SecurityRequirements
  @PostMapping("/{source}/batch")
  BatchAnswer reportAll(
      @PathVariable String source,
      @RequestBody byte[] body,
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
    EventSource sender = Optional.ofNullable(sources.get(source)).orElseThrow(EventSource::refused);
    WebhookMessage message = message(headers, body);
    Instant now = known.clock().instant();
    sender.requireSigned(message, header(headers, WebhookSignature.SIGNATURE_HEADER), now);
    return new BatchAnswer(
        sender.name(),
        EventBatch.read(body, known.work(), now).stream().map(row -> answer(sender, row)).toList());
  }

  private RowAnswer answer(EventSource sender, EventBatch.Row row) {
    try {
      if (row.problem().isPresent()) {
        throw row.problem().get();
      }
      EventDocument document = row.document().orElseThrow();
      requireAllowed(sender, document);
      byte[] digest = digest(document.toString().getBytes(StandardCharsets.UTF_8));
      EventAnswer taken =
          Objects.requireNonNull(
              take(new EventInbox.Arrival(sender, row.id(), document, digest)).getBody());
      return new RowAnswer(row.id(), taken.outcome(), "");
    } catch (ApiProblem wrong) {
      return new RowAnswer(row.id(), "refused", wrong.reason());
    }
  }

  private static void requireAllowed(EventSource sender, EventDocument document) {
    if (!sender.types().contains(document.type())) {
      throw ApiProblem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "event.type-not-allowed",
          "This source may not send events of this type.");
    }
  }

  private ResponseEntity<EventAnswer> take(EventInbox.Arrival arrival) {
    EventInbox.Outcome outcome = first(arrival);
    if (inbox.store(arrival, outcome)) {
      delivery.wake();
      return answer(HttpStatus.ACCEPTED, arrival, outcome.state().word());
    }
    if (!inbox.same(arrival)) {
      throw ApiProblem.of(
          HttpStatus.CONFLICT, "event.id-reused", "Another event was sent under this id.");
    }
    return answer(HttpStatus.OK, arrival, "repeated");
  }

  /** Another tenant's journey is as unknown as none. */
  private EventInbox.Outcome first(EventInbox.Arrival arrival) {
    JourneyRegistry.Key key =
        new JourneyRegistry.Key(arrival.source().tenant(), arrival.document().journey());
    return known.journeys().byId(key).isPresent()
        ? new EventInbox.Outcome(EventInbox.State.STORED, "")
        : new EventInbox.Outcome(EventInbox.State.UNMATCHED, "journey.unknown");
  }

  private static ResponseEntity<EventAnswer> answer(
      HttpStatus status, EventInbox.Arrival arrival, String outcome) {
    return ResponseEntity.status(status)
        .body(new EventAnswer(arrival.source().name(), arrival.id(), outcome));
  }

  private static WebhookMessage message(HttpHeaders headers, byte[] body) {
    try {
      return new WebhookMessage(
          header(headers, WebhookSignature.ID_HEADER),
          Long.parseLong(header(headers, WebhookSignature.TIMESTAMP_HEADER)),
          body);
    } catch (IllegalArgumentException unusable) {
      throw ApiProblem.of(
          HttpStatus.BAD_REQUEST,
          "webhook.headers",
          "webhook-id, webhook-timestamp and webhook-signature are needed.");
    }
  }

  /** Empty if it is not there, or there more than once. */
  private static String header(HttpHeaders headers, String name) {
    List<String> values = headers.getOrEmpty(name);
    return values.size() == 1 ? values.getFirst() : "";
  }

  private static byte[] digest(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
