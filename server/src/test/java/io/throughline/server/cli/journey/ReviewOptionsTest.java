package io.throughline.server.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.journey.answer.review.ReviewReason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What a reviewer says on the command line. */
class ReviewOptionsTest {

  @Command(name = "review")
  static final class Review {
    @Mixin private ReviewOptions said = new ReviewOptions();
  }

  @Test
  void aVerdictNamesAJourneyOrOneCaseOfIt() {
    ReviewOptions journey = parsed("clear j-x --reason review.same-person");
    assertThat(journey.ofCase()).isFalse();
    assertThat(journey.document())
        .isEqualTo(Map.of("verdict", "clear", "reasonCode", "review.same-person"));
    assertThat(parsed("confirm r-x-1 --reason review.admitted").ofCase()).isTrue();
  }

  @Test
  void moreIsAskedForInsteadOfAVerdict() {
    ReviewOptions said = parsed("j-x --ask-more recapture --reason review.wrong-file");
    assertThat(said.journey()).isEqualTo("j-x");
    assertThat(said.document())
        .containsEntry("verdict", "ask-more")
        .containsEntry("ask", "recapture");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"j-x --reason a.b", "clear j-x --ask-more recapture --reason a.b", "clear j-x"})
  void halfASentenceIsRefused(String line) {
    assertThatThrownBy(() -> parsed(line).document()).isInstanceOf(ParameterException.class);
  }

  @Test
  void theHelpNamesEachReason() {
    String help = new CommandLine(new Review()).getUsageMessage().replaceAll("\\s+", " ");
    for (ReviewReason reason : ReviewReason.values()) {
      assertThat(help).contains(reason.code());
    }
  }

  private static ReviewOptions parsed(String line) {
    Review review = new Review();
    new CommandLine(review).parseArgs(line.split(" ", -1));
    return review.said;
  }
}
