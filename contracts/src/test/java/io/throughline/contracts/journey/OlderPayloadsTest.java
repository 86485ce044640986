package io.throughline.contracts.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.ReviewAnswer.Verdict;
import io.throughline.contracts.journey.answer.review.ReviewReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What journeys wrote before there were cases is read as it was meant. */
class OlderPayloadsTest {
  private final ObjectMapper json = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  @Test
  void timersWithoutAnEscalationEscalateAtHalfTime() throws JsonProcessingException {
    String before =
        json.writeValueAsString(Timers.standard()).replaceAll(",\"escalation\":null", "");
    assertThat(before).doesNotContain("escalation");

    Timers read = json.readValue(before, Timers.class);
    assertThat(read).isEqualTo(Timers.standard());
    assertThat(read.escalationAfter()).isEqualTo(Duration.ofDays(1));
    assertThat(read.toString()).endsWith("review=PT48H, assessment=PT10M]");
  }

  @Test
  void answersWithoutAReviewerOrAPageAreReadAsThey() throws JsonProcessingException {
    String review = "{\"requestId\":\"r\",\"verdict\":\"CLEAR\",\"reasonCode\":\"review.early\"}";
    assertThat(json.readValue(review, ReviewAnswer.class))
        .isEqualTo(new ReviewAnswer("r", Verdict.CLEAR, "review.early"));
    String consent = "{\"requestId\":\"r\",\"face\":true,\"voice\":false}";
    assertThat(json.readValue(consent, ConsentAnswer.class))
        .isEqualTo(new ConsentAnswer("r", true, false));
  }

  @Test
  void eachReasonHasAVerdictAndEachVerdictAReason() {
    for (ReviewReason reason : ReviewReason.values()) {
      assertThat(Arrays.stream(Verdict.values()).filter(reason::fits)).isNotEmpty();
    }
    for (Verdict verdict : Verdict.values()) {
      List<String> codes = ReviewReason.codesOf(verdict, true);
      assertThat(codes)
          .isNotEmpty()
          .allMatch(code -> ReviewReason.of(verdict, code, true).isPresent());
    }
    assertThat(ReviewReason.of(Verdict.CLEAR, "review.other-person", false)).isEmpty();
    assertThat(ReviewReason.of(Verdict.CLEAR, "review.wrong-file", false)).isEmpty();
  }

  @Test
  void aCaseLeadsToItsJourneyAndAsksForSomething() {
    JourneyId journey = new JourneyId("j-" + "b".repeat(26));
    assertThat(ReviewCaseId.of(journey, 12).journey()).isEqualTo(journey);
    assertThatThrownBy(() -> new ReviewCaseId("r-x-1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReviewAnswer("r", Verdict.ASK_MORE, "review.wrong-file"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
