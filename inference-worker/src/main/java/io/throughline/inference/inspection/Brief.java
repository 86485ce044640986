package io.throughline.inference.inspection;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.inference.continuity.Template;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of a file before it is looked at.
 *
 * @param role that it plays in a journey, if any
 * @param hint where the subject is among other people, if that is known
 * @param chain the subject's earlier templates of a modality; asked only where it is needed
 * @param step is told now and then that the work goes on, and may end it by an exception
 * @param challenge that the recording has to answer, if one was asked for
 */
public record Brief(
    Optional<EvidenceRole> role,
    Optional<SubjectHint> hint,
    Function<Modality, List<Template>> chain,
    Runnable step,
    Optional<LivenessChallenge> challenge) {
  /** Nothing is known. */
  public static final Brief NONE =
      new Brief(Optional.empty(), Optional.empty(), _ -> List.of(), () -> {}, Optional.empty());

  /** The same with a hint. */
  public Brief with(Optional<SubjectHint> other) {
    return new Brief(role, other, chain, step, challenge);
  }

  /** The same with earlier templates. */
  public Brief after(Function<Modality, List<Template>> other) {
    return new Brief(role, hint, other, step, challenge);
  }

  /** The same in a role. */
  public Brief as(EvidenceRole other) {
    return new Brief(Optional.of(other), hint, chain, step, challenge);
  }

  /** The same of a recording that has to answer a challenge. */
  public Brief answering(LivenessChallenge asked) {
    return new Brief(role, hint, chain, step, Optional.of(asked));
  }
}
