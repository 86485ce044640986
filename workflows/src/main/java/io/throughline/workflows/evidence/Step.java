package io.throughline.workflows.evidence;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import java.time.Duration;
import java.util.List;

/**
 * One interaction of a journey and the evidence it wants.
 *
 * @param roles in the order in which they are asked for
 */
public record Step(Stage stage, InteractionId interaction, List<EvidenceRole> roles) {
  private static final String DOCUMENT = "-document";
  private static final Duration AT_THE_SEAT = Duration.ofMinutes(15);

  public Step {
    roles = List.copyOf(roles);
  }

  /** A camera recording and the sound of the call. */
  public static Step meeting(Stage stage, String interaction) {
    return new Step(
        stage, new InteractionId(interaction), List.of(EvidenceRole.CAMERA, EvidenceRole.DIAL_IN));
  }

  /** The document's portrait and a selfie of now. */
  public static Step identity() {
    return new Step(
        Stage.IDENTITY,
        new InteractionId("identity"),
        List.of(EvidenceRole.DOCUMENT_PORTRAIT, EvidenceRole.SELFIE));
  }

  /** Day one in person: what the house's camera sees, or the picture for the badge. */
  public static Step inPerson() {
    return new Step(
        Stage.DAY_ONE,
        new InteractionId("day-one-in-person"),
        List.of(EvidenceRole.LOBBY_CAMERA, EvidenceRole.BADGE_PHOTO));
  }

  /**
   * A few seconds before the camera.
   *
   * @param number of this re-check, 1 for the person's first
   */
  public static Step recheck(int number) {
    return new Step(
        Stage.WATCH, new InteractionId("recheck-" + number), List.of(EvidenceRole.CAMERA));
  }

  /** The owner of an account before a camera; the help desk may add the sound of the call. */
  public static Step proof() {
    return new Step(
        Stage.RECOVERY, RecoveryJourney.PROOF, List.of(EvidenceRole.CAMERA, EvidenceRole.DIAL_IN));
  }

  /** One spoken sentence and one picture: what a slow line carries, too. */
  public static Step enrolment() {
    return new Step(
        Stage.ENROLMENT,
        OnboardingJourney.ENROLMENT,
        List.of(EvidenceRole.SELFIE, EvidenceRole.DIAL_IN));
  }

  /** What others found on a stage: nobody hands anything in. */
  public static Step record(Stage stage) {
    return new Step(stage, new InteractionId(stage.word()), List.of(EvidenceRole.RECORD));
  }

  /** A picture taken where somebody begins to work. */
  public static Step seat() {
    return new Step(Stage.SEAT, OnboardingJourney.SEAT, List.of(EvidenceRole.SELFIE));
  }

  /** The same once something is asked for that only a film can show. */
  public Step challenged(Challenge asked) {
    boolean pictured = stage == Stage.ENROLMENT || stage == Stage.SEAT;
    return pictured && asked == Challenge.RANDOM_CHALLENGE
        ? new Step(stage, interaction, List.of(EvidenceRole.CAMERA))
        : this;
  }

  /** How long is waited for it; a seat that was bound is taken in minutes, or not. */
  public Duration patience(Timers timers) {
    return stage == Stage.SEAT ? AT_THE_SEAT : timers.evidence();
  }

  /** Whether the journey ends where nothing came; elsewhere policy is asked. */
  public boolean expires() {
    return stage != Stage.WATCH && stage != Stage.SEAT;
  }

  /**
   * The roles without which something is missing: a call that was not recorded is nobody's fault.
   */
  List<EvidenceRole> needed() {
    return stage == Stage.RECOVERY ? List.of(EvidenceRole.CAMERA) : roles;
  }

  /** Whether the first attempt already has to show what nobody could have filmed before. */
  public boolean challenged() {
    return stage == Stage.RECOVERY;
  }

  /**
   * Whether one piece is enough, whichever it is: the house took it, and the person did nothing.
   */
  boolean oneIsEnough() {
    return roles.contains(EvidenceRole.LOBBY_CAMERA);
  }

  /** The name under which a capture in that role joins the chain: a document is not its holder. */
  public InteractionId captureName(EvidenceRole role) {
    return switch (role) {
      case CAMERA, DIAL_IN, LOBBY_CAMERA, BADGE_PHOTO, RECORD -> interaction;
      case DOCUMENT_PORTRAIT -> new InteractionId(interaction + DOCUMENT);
      case SELFIE -> new InteractionId(interaction + "-selfie");
    };
  }

  /** Whether captures of that name show the portrait on a document. */
  static boolean isDocument(InteractionId capture) {
    return capture.value().endsWith(DOCUMENT);
  }
}
