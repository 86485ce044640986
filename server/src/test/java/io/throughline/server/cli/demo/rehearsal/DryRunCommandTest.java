package io.throughline.server.cli.demo.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DryRunCommandTest {
  @ParameterizedTest
  @CsvSource({
    "hiring, cleared after day   0",
    "recovery, cleared after day   3",
    "onboarding, cleared after day   0"
  })
  void whereEverybodyAnswersAJourneyEndsWell(String kind, String end) {
    assertThat(run("--kind", kind)).contains(end).doesNotContain("escalated", "expired");
  }

  @Test
  void whoNeverAgreesIsRemindedTwiceAndThenAPersonTakesOver() {
    assertThat(run("--nobody", "consent"))
        .contains(
            "day   2 00:00:00  consent.reminded",
            "day   5 00:00:00  consent.reminded",
            "day   7 00:00:00  journey.closed (consent.expired, human.path)",
            "closed after day   7");
  }

  @Test
  void aHoldThatNobodyLooksAtIsEscalatedAndThenLimits() {
    assertThat(run("--held", "interview-1", "--nobody", "review"))
        .containsSubsequence(
            "decision.hold interview-1", "review.escalated", "review.expired", "limited after day");
  }

  @Test
  void aVendorWhoSaysNothingIsReminded() {
    assertThat(run("--kind", "cohort", "--nobody", "attestation"))
        .contains(
            "day   7 00:00:00  attestation.reminded",
            "day  12 00:00:00  attestation.reminded",
            "day  14 00:00:00  cohort.limited (attestation.missing)");
  }

  @Test
  void aSeatThatNobodyBindsEndsWithAPerson() {
    assertThat(run("--kind", "onboarding", "--nobody", "seat"))
        .contains("journey.closed seat (evidence.expired, human.path)");
  }

  @Test
  void whatNobodyCanAnswerIsRefused() {
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new DryRunCommand()).setErr(new PrintWriter(errors));
    assertThat(command.execute("--nobody", "mail")).isNotZero();
    assertThat(errors.toString()).contains("consent, evidence, review");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command =
        new CommandLine(new DryRunCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out));
    assertThat(command.execute(arguments)).isZero();
    return out.toString();
  }
}
