package io.throughline.server.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.vault.JourneyErasure;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Ends the data of a journey's person. */
@RestController
public final class ErasureRoutes {
  private final JourneyErasure erasure;

  ErasureRoutes(JourneyErasure erasure) {
    this.erasure = erasure;
  }

  /**
   * Whose data are gone.
   *
   * @param state always {@code erased}
   * @param journeys all journeys of the same person, which end with it
   */
  public record Erased(String id, String state, List<String> journeys) {}

  @Operation(
      summary = "Erase the person of an ended journey",
      description =
          "Destroys the person's key, evidence, templates and the journey's history; may be"
              + " repeated. The ledger keeps proving that the events existed.")
  @ApiResponse(responseCode = "200", description = "Erased, now or before.")
  @ApiResponse(responseCode = "404", description = "journey.unknown")
  @ApiResponse(responseCode = "409", description = "journey.running")
  @PostMapping("/api/v1/journeys/{journey}/erase")
  Erased erase(@PathVariable String journey, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    JourneyRegistry.Key id = PathWords.journey(journey, caller);
    return new Erased(
        id.journey().value(),
        JourneyState.ERASED.word(),
        erasure.erase(id).stream().map(JourneyId::value).toList());
  }
}
