package io.throughline.server.api.answer.lead;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.server.problem.ApiProblem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Leads as reviewers see them: blind, without a name and without a score. */
final class LeadDocuments {
  private LeadDocuments() {}

  /**
   * Two pseudonyms that may be one human.
   *
   * @param purpose duplicates or known-impostors
   * @param strength supported, or weak: so many were searched that chance cannot be ruled out
   * @param searched how many captures were looked at
   * @param journey that searched, by the capture of that interaction
   * @param others the other person's journeys
   * @param verdict null while nobody has looked
   * @param withdrawnAt null unless an appeal against the journey was right: then it counts no more
   */
  @Schema(name = "Lead")
  record Line(
      long id,
      String purpose,
      String strength,
      long searched,
      String journey,
      String interaction,
      List<String> others,
      Instant foundAt,
      @Nullable Said verdict,
      @Nullable Instant withdrawnAt) {}

  /** Who said what, and why. */
  @Schema(name = "LeadVerdict")
  record Said(String verdict, String reasonCode, String reviewer, Instant at) {}

  /**
   * One page.
   *
   * @param next the lead after which the next page begins; null if this is the last
   */
  @Schema(name = "Leads")
  record Page(List<Line> leads, @Nullable Long next) {}

  /** What a reviewer says of a lead. */
  @Schema(name = "LeadAnswer")
  record Answer(
      @Schema(allowableValues = {"same-human", "different-humans", "cannot-tell"})
          @Nullable String verdict,
      @Nullable String reasonCode) {

    /** Fails with {@code request.invalid} or {@code review.reason-unknown}. */
    Reason reason() {
      List<Reason> fitting =
          Arrays.stream(Reason.values()).filter(it -> it.verdict.equals(verdict)).toList();
      if (fitting.isEmpty()) {
        throw ApiProblem.invalid("The verdict is same-human, different-humans or cannot-tell.");
      }
      return fitting.stream()
          .filter(it -> it.code.equals(reasonCode))
          .findFirst()
          .orElseThrow(() ->
              ApiProblem.of(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "review.reason-unknown",
                  "To say that takes one of these reasons: "
                      + fitting.stream().map(it -> it.code).collect(Collectors.joining(", "))
                      + "."));
    }
  }

  /** Why a reviewer says so; a closed list. */
  enum Reason {
    DOCUMENTS_AGREE("same-human", "lead.documents-agree"),
    ADMITTED("same-human", "lead.admitted"),
    CAPTURES_AGREE("same-human", "lead.captures-agree"),
    /** Somebody who left comes back, and said so. */
    RETURNING("same-human", "lead.returning"),
    DOCUMENTS_DIFFER("different-humans", "lead.documents-differ"),
    SEEN_TOGETHER("different-humans", "lead.seen-together"),
    LOOK_ALIKE("different-humans", "lead.look-alike"),
    UNCLEAR("cannot-tell", "lead.unclear");

    private final String verdict;
    private final String code;

    Reason(String verdict, String code) {
      this.verdict = verdict;
      this.code = code;
    }

    String verdict() {
      return verdict;
    }

    String code() {
      return code;
    }
  }
}
