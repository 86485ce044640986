package io.throughline.server.api.answer.page.html;

import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a journey stands, in words for the person: what is awaited, of whom, and until when. */
public final class PlainStatus {

  /** A day as people write it. */
  public static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Set<Stage> MEMBER = Set.of(Stage.ENROLMENT, Stage.TRAINING, Stage.SEAT);

  private PlainStatus() {}

  /** One sentence or two for each paragraph. */
  public static List<String> of(JourneyStatus status) {
    List<String> said = new ArrayList<>(appeal(status) ? ofAppeal(status) : standing(status));
    Awaited awaited = status.awaited();
    if (awaited != null && awaited.until().isAfter(Instant.EPOCH)) {
      said.add("This waits until " + DAY.format(awaited.until()) + ".");
    }
    return said;
  }

  /** Whether the person asked for a human at the stage that the journey is in. */
  public static boolean humanAsked(JourneyStatus status) {
    return status.timeline().stream()
        .filter(entry -> entry.what().equals("human.path.requested"))
        .map(TimelineEntry::stage)
        .anyMatch(status.stage()::equals);
  }

  /** Of a cohort's member; what is the same for all is said as for all. */
  private static List<String> ofMember(JourneyStatus status) {
    Awaited awaited = status.awaited();
    String what = awaited == null ? "" : awaited.what();
    return switch (status.state()) {
      case COLLECTING ->
          what.equals("seat")
              ? List.of("Your seat is being prepared. You will be told when it is ready.")
              : List.of(wanted(status.stage()));
      case STEPPED_UP ->
          List.of(
              "Once more, please. " + wanted(status.stage()),
              "This happens often and does not count against you.");
      case WATCHING ->
          what.equals("cluster")
              ? List.of("Something is being looked at before your seat is ready. You will be told.")
              : List.of("You can work. Some rights come once your employer has vouched for you.");
      case BLOCKED ->
          List.of(
              "A person looked at it and decided that your start does not go on.",
              "If you think that this is wrong, write to the address below within 30 days. A person"
                  + " who has not dealt with it before will look at it again.");
      case CLOSED ->
          List.of(
              "It is closed without a verdict. It is not a rejection: a person takes care of your"
                  + " start in another way.");
      default -> common(status);
    };
  }

  private static String wanted(Stage stage) {
    return switch (stage) {
      case ENROLMENT -> "Show on this page that it is you.";
      case SEAT -> "Take a picture at your seat and send it on this page.";
      default -> "Next is your training. Whoever trains you hands in what is recorded.";
    };
  }

  private static boolean recovery(JourneyStatus status) {
    return status.timeline().stream().anyMatch(entry -> entry.stage() == Stage.RECOVERY);
  }

  private static boolean appeal(JourneyStatus status) {
    return happened(status, "appeal.opened");
  }

  private static boolean happened(JourneyStatus status, String what) {
    return status.timeline().stream().anyMatch(entry -> entry.what().equals(what));
  }

  private static List<String> ofAppeal(JourneyStatus status) {
    return switch (status.state()) {
      case UPHELD ->
          List.of(
              "Somebody who had nothing to do with the first decision looked at all of it again. The"
                  + " decision stands.",
              "If you have something new, or want to know more, write to the address below.");
      case OVERTURNED ->
          List.of(
              "You were right: the decision was wrong, and we are sorry for it.",
              happened(status, "appeal.restored")
                  ? "What was limited or held back because of it was given back. You may have to"
                      + " sign in again."
                  : "What was limited or held back because of it is being given back.");
      case ERASED -> List.of("What we had about you was erased.");
      case CLOSED ->
          happened(status, "appeal.withdrawn")
              ? List.of("You took your appeal back. Everything stays as it was before it.")
              : List.of(
                  "Your appeal cannot be decided in the usual way. A person takes care of it.");
      default -> waiting(status);
    };
  }

  private static List<String> waiting(JourneyStatus appeal) {
    return happened(appeal, "appeal.overdue")
        ? List.of(
            "We have your appeal, and it takes longer than we promised. That is our fault and"
                + " says nothing about you.",
            "It goes on: somebody else was asked to decide it now. Nothing is decided by time"
                + " going by.")
        : List.of(
            "We have your appeal. Somebody who had nothing to do with the first decision looks"
                + " at all of it again, and reads what you wrote.",
            "You do not have to do anything, and you will be told what came of it.");
  }

  private static List<String> ofRecovery(JourneyState state) {
    return switch (state) {
      case REQUESTED, NOTIFIED, CONSENTED, COLLECTING ->
          List.of("Somebody asked to be let into your account. Show here that it was you.");
      case STEPPED_UP ->
          List.of(
              "We need one more recording of you.",
              "This happens often and does not count against you.");
      case ASSESSING -> List.of("Your recording is being looked at. This takes a minute or two.");
      case IN_REVIEW ->
          List.of("A person is looking at it. Nobody gets into your account meanwhile.");
      case WATCHING ->
          List.of(
              "It was you, and you can get in again: the place where you sign in gives you a pass."
                  + " For some days the account can do less than usual.");
      case CLEARED -> List.of("Everything is settled. Your account has its usual rights again.");
      case LIMITED, BLOCKED, CLOSED, UPHELD, OVERTURNED ->
          List.of(
              "Nobody was let into your account this way.",
              "If it was you and you still cannot get in, write to the address below: a person finds"
                  + " another way.");
      case ERASED -> List.of("What we had about you was erased.");
    };
  }

  private static List<String> standing(JourneyStatus status) {
    if (recovery(status)) {
      return ofRecovery(status.state());
    }
    if (MEMBER.contains(status.stage())) {
      return ofMember(status);
    }
    return common(status);
  }

  private static List<String> common(JourneyStatus status) {
    return switch (status.state()) {
      case REQUESTED, CONSENTED ->
          List.of("It has begun. You do not have to do anything at the moment.");
      case NOTIFIED ->
          List.of("We wait for your answer below. Nothing is looked at before you agree.");
      case COLLECTING ->
          List.of(
              "We wait for "
                  + evidence(status.awaited())
                  + ". Whoever invited you hands in what is recorded, or asks you for it.");
      case STEPPED_UP ->
          List.of(
              "We need " + evidence(status.awaited()) + " once more.",
              "This happens often and does not count against you. What helps: enough light on"
                  + " your face, a quiet place, and the right file.");
      case WATCHING -> List.of("You are at work. You do not have to do anything at the moment.");
      case ASSESSING -> List.of("What was handed in is being looked at. This takes some minutes.");
      case IN_REVIEW ->
          List.of(
              "A person is looking at it. You do not have to do anything, and you will be told as"
                  + " soon as it is settled.");
      case CLEARED, LIMITED, BLOCKED, CLOSED, UPHELD, OVERTURNED, ERASED -> ended(status.state());
    };
  }

  private static List<String> ended(JourneyState state) {
    return switch (state) {
      case CLEARED -> List.of("Everything is settled. You do not have to do anything more.");
      case LIMITED ->
          List.of(
              "The check could not be completed. It is not a rejection: a person will get in touch"
                  + " about the step that is left.");
      case BLOCKED ->
          List.of(
              "A person looked at it and decided that your application does not go on.",
              "If you think that this is wrong, a person who has not dealt with it before looks at it"
                  + " again.");
      case CLOSED ->
          List.of(
              "The check is closed without a verdict. It is not a rejection: a person takes care of"
                  + " your application in another way.");
      case ERASED -> List.of("What we had about you was erased.");
      default -> throw new IllegalStateException("the journey goes on");
    };
  }

  private static String evidence(@Nullable Awaited awaited) {
    if (awaited == null || awaited.interaction().isEmpty()) {
      return "the next recording";
    }
    return switch (awaited.interaction()) {
      case "identity" -> "a picture of your identity document and a picture of you";
      case "day-one" -> "the recording of your first day";
      default -> "the recording of " + awaited.interaction().replace('-', ' ');
    };
  }
}
