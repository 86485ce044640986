package io.throughline.server.api.answer.lead;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.custody.audit.Ledger;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.problem.ApiProblem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may be one human under two names, for reviewers to look at. No decision reads it. */
@RestController
@RequestMapping("/api/v1/leads")
public final class LeadRoutes {
  private static final int MOST_LINES = 200;

  private final LeadQueue queue;
  private final Ledger ledger;
  private final Clock clock;

  public LeadRoutes(LeadQueue queue, Ledger ledger, Clock clock) {
    this.queue = queue;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Operation(
      summary = "List pairs of people who may be one human, oldest first",
      description = "state is open or answered. after is the next of the page before.")
  @ApiResponse(responseCode = "200", description = "The leads.")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @GetMapping
  LeadDocuments.Page list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST_LINES) {
      throw ApiProblem.invalid("The limit is 1 to " + MOST_LINES + ".");
    }
    boolean open =
        switch (state) {
          case "open" -> true;
          case "answered" -> false;
          default -> throw ApiProblem.invalid("The state is open or answered.");
        };
    List<LeadDocuments.Line> found = queue.list(caller.tenant(), open, after, limit + 1);
    List<LeadDocuments.Line> page = found.subList(0, Math.min(limit, found.size()));
    return new LeadDocuments.Page(page, found.size() > limit ? page.getLast().id() : null);
  }

  @Operation(
      summary = "Say what two people of a lead are",
      description =
          "It is noted in the ledger of both. Whoever opened a journey of either may not.")
  @ApiResponse(responseCode = "200", description = "The lead as it now stands.")
  @ApiResponse(responseCode = "403", description = "review.own-case")
  @ApiResponse(responseCode = "404", description = "lead.unknown")
  @ApiResponse(responseCode = "409", description = "lead.answered")
  @ApiResponse(responseCode = "422", description = "request.invalid, review.reason-unknown")
  @PostMapping("/{lead}/verdict")
  LeadDocuments.Line answer(
      @PathVariable long lead,
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestBody LeadDocuments.Answer answer) {
    LeadDocuments.Reason said = answer.reason();
    LeadDocuments.Line before = found(caller, lead);
    if (queue.ownCase(caller.tenant(), lead, caller.id())) {
      throw ApiProblem.ownCase();
    }
    if (before.verdict() == null) {
      record(caller, lead, said);
    }
    if (!queue.answer(caller.tenant(), lead, said, caller.id()) && !repeats(before, caller, said)) {
      throw ApiProblem.of(
          HttpStatus.CONFLICT, "lead.answered", "Somebody has said something else of it.");
    }
    return found(caller, lead);
  }

  private static boolean repeats(
      LeadDocuments.Line before, Caller caller, LeadDocuments.Reason said) {
    LeadDocuments.Said told = before.verdict();
    return told != null
        && told.reasonCode().equals(said.code())
        && told.reviewer().equals(caller.id().value());
  }

  /** Before the table has it, so that no answer is without its event; the same is one event. */
  private void record(Caller caller, long lead, LeadDocuments.Reason said) {
    for (LeadQueue.Concerned one : queue.concerned(caller.tenant(), lead)) {
      AuditReceipt _ =
          ledger.append(
              new AuditEvent(
                  one.journey() + "/lead-" + lead + "/" + caller.id() + "/" + said.code(),
                  one.subject(),
                  one.journey(),
                  "lead." + said.verdict(),
                  clock.instant(),
                  new TreeMap<>(Map.of("reason", said.code(), "reviewer", caller.id().value()))));
    }
  }

  private LeadDocuments.Line found(Caller caller, long lead) {
    return queue
        .find(caller.tenant(), lead)
        .orElseThrow(
            () -> ApiProblem.of(HttpStatus.NOT_FOUND, "lead.unknown", "There is no such lead."));
  }
}
