package io.throughline.server.api.answer.desk.appeal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.server.api.JourneyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an appeal stands.
 *
 * @param id the appeal's own journey
 * @param appealed the journey that it is against
 * @param outcome {@code upheld} or {@code overturned}; null while nobody has decided, and where the
 *     appeal ended without a verdict
 * @param due until when somebody has to have decided; null once somebody has
 * @param overdue how often that time was over and nobody had
 * @param inForce what the appealed journey did and nobody could take back so far
 */
@Schema(name = "Appeal")
public record AppealDocument(
    String id,
    String appealed,
    String state,
    @Nullable String outcome,
    Instant openedAt,
    @Nullable Instant due,
    long overdue,
    List<JourneyDocument.RemedyDocument> inForce) {

  static AppealDocument of(String appealed, Instant openedAt, JourneyStatus status) {
    JourneyState state = status.state();
    boolean decided = state == JourneyState.UPHELD || state == JourneyState.OVERTURNED;
    return new AppealDocument(
        status.journey().value(),
        appealed,
        state.word(),
        decided ? state.word() : null,
        openedAt,
        Optional.ofNullable(status.awaited()).map(awaited -> awaited.until()).orElse(null),
        status.timeline().stream().filter(it -> it.what().equals("appeal.overdue")).count(),
        JourneyDocument.of(AppealRequest.KIND, status).remedies());
  }
}
