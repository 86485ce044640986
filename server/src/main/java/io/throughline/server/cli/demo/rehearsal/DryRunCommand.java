package io.throughline.server.cli.demo.rehearsal;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.hiring.cohort.OnboardingRequest;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.setup.MendableFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the timers of a journey by playing it in a time that skips. */
@Command(
    name = "dry-run",
    description = {
      "Plays a journey by the product's own workflow code in a time that skips, and prints when what",
      "happens: reminders, letters, deadlines, the end. Nothing runs for it, and nobody is told."
    },
    mixinStandardHelpOptions = true)
public final class DryRunCommand implements Callable<Integer> {
  private static final Set<String> ANSWERS =
      Set.of("consent", "evidence", "review", "attestation", "seat");
  private static final JourneyId JOURNEY = new JourneyId("j-" + "r".repeat(26));
  private static final SubjectId SUBJECT = new SubjectId("s-" + "r".repeat(26));
  private static final Contacts CONTACTS =
      new Contacts("person@rehearsal.example", "team@rehearsal.example", "Sam");
  private static final DirectoryAccount ACCOUNT = new DirectoryAccount("sam@rehearsal.example");

  /** Kinds of journeys. */
  enum Kind {
    HIRING,
    RECOVERY,
    COHORT,
    ONBOARDING
  }

  @Option(names = "--kind", description = "hiring (default), recovery, cohort or onboarding.")
  private Kind kind = Kind.HIRING;

  @Option(
      names = "--nobody",
      paramLabel = "WHAT",
      description = "Nobody answers it: consent, evidence, review, attestation, seat. Repeatable.")
  private List<String> nobody = List.of();

  @Option(
      names = "--held",
      paramLabel = "INTERACTION",
      description = "A human has to look at it, such as interview-1.")
  private String held = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!ANSWERS.containsAll(nobody)) {
      throw new MendableFailure("--nobody is one of consent, evidence, review, attestation, seat");
    }
    long began = System.nanoTime();
    try (Rehearsal rehearsal = new Rehearsal(Set.copyOf(nobody), held)) {
      Rehearsal.Outcome outcome = rehearsal.play(order(), type());
      PrintWriter out = spec.commandLine().getOut();
      outcome.lines().forEach(line -> out.printf("%s  %s%n", clock(line.after()), line.what()));
      out.printf(
          "%s after %s, of which %.1f s were spent here%n",
          outcome.state(), clock(outcome.lasted()).strip(), (System.nanoTime() - began) / 1e9);
      out.flush();
    }
    return 0;
  }

  private static String clock(Duration after) {
    return "day %3d %02d:%02d:%02d"
        .formatted(
            after.toDays(), after.toHoursPart(), after.toMinutesPart(), after.toSecondsPart());
  }

  private String type() {
    return switch (kind) {
      case HIRING -> "HiringJourney";
      case RECOVERY -> "RecoveryJourney";
      case COHORT -> "CohortJourney";
      case ONBOARDING -> "OnboardingJourney";
    };
  }

  private JourneyOrder order() {
    Timers standard = Timers.standard();
    CohortName cohort = new CohortName(JOURNEY, SUBJECT);
    return switch (kind) {
      case HIRING -> new HiringRequest(JOURNEY, SUBJECT, 2, CONTACTS, standard, ACCOUNT);
      case RECOVERY ->
          new RecoveryRequest(
              JOURNEY,
              SUBJECT,
              JOURNEY,
              CONTACTS,
              Timers.recovery(),
              List.of(enrolled()),
              ACCOUNT,
              RecoveryRequest.Terms.standard("REHEARSAL", false));
      case COHORT -> new CohortRequest(JOURNEY, SUBJECT, CONTACTS, standard);
      case ONBOARDING ->
          new OnboardingRequest(
              JOURNEY, SUBJECT, cohort, CONTACTS, standard, ACCOUNT, List.of(), null);
    };
  }

  private static Capture enrolled() {
    return new Capture(
        new InteractionId("interview-1"),
        new TemplateRef(
            Modality.FACE, new EvidenceAddress("f".repeat(64)), new ModelRef("none", "0"), 1, 1));
  }
}
