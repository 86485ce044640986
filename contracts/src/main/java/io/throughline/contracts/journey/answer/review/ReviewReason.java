package io.throughline.contracts.journey.answer.review;

import static io.throughline.contracts.journey.answer.ReviewAnswer.Verdict.ASK_MORE;
import static io.throughline.contracts.journey.answer.ReviewAnswer.Verdict.CLEAR;
import static io.throughline.contracts.journey.answer.ReviewAnswer.Verdict.CONFIRM;

import io.throughline.contracts.journey.answer.ReviewAnswer.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a reviewer decided so: the whole catalogue. A verdict takes none but its own reasons. */
public enum ReviewReason {
  /** The reviewer sees and hears the same human. */
  SAME_PERSON,
  /** The human changed in a way that explains it: a beard, glasses, a cold. */
  EXPLAINED_CHANGE,
  /** A part of the check was down; the reviewer did it by eye and ear. */
  CHECKED_BY_HAND,
  /** Light, camera or line explain it, and the human is the same. */
  POOR_CAPTURE,
  /** What others wrote down is wrong, somebody else's, or explained. */
  RECORD_WRONG,
  /** What others wrote down holds, after the person could say something to it. */
  RECORD_HOLDS,
  /** The reviewer sees or hears somebody else. */
  OTHER_PERSON,
  /** A mask, a replay, a swapped face or a made voice. */
  FORGED_CAPTURE,
  /** The document is not the person's, or not genuine. */
  FORGED_DOCUMENT,
  /** The person said so. */
  ADMITTED,
  /** A file of somebody else, or of another meeting, was handed in. */
  WRONG_FILE,
  /** Something that is needed was not handed in or could not be looked at. */
  INCOMPLETE,
  /** Whether somebody is really there cannot be told. */
  PRESENCE_UNCLEAR,
  /** In an appeal: all of it was looked at again, and what was found then holds. */
  STILL_HOLDS,
  /** In an appeal: what was found then was a mistake, or is explained now. */
  MISTAKEN;

  /** Dotted and stable: {@code review.same-person}. */
  public String code() {
    return "review." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the verdict takes it. */
  public boolean fits(Verdict verdict) {
    return switch (this) {
      case SAME_PERSON, EXPLAINED_CHANGE, CHECKED_BY_HAND, RECORD_WRONG, MISTAKEN ->
          verdict == CLEAR;
      case POOR_CAPTURE -> verdict == CLEAR || verdict == ASK_MORE;
      case OTHER_PERSON, FORGED_CAPTURE, FORGED_DOCUMENT, ADMITTED, RECORD_HOLDS, STILL_HOLDS ->
          verdict == CONFIRM;
      case WRONG_FILE, INCOMPLETE, PRESENCE_UNCLEAR -> verdict == ASK_MORE;
    };
  }

  /** Whether it says something of an earlier decision, which only an appeal is about. */
  public boolean ofAppeals() {
    return this == STILL_HOLDS || this == MISTAKEN;
  }

  /**
   * Empty for a code that is not in the catalogue, or not of that verdict.
   *
   * @param appeal whether an appeal is decided
   */
  public static Optional<ReviewReason> of(Verdict verdict, String code, boolean appeal) {
    return Arrays.stream(values())
        .filter(reason -> reason.fits(verdict) && (appeal || !reason.ofAppeals()))
        .filter(reason -> reason.code().equals(code))
        .findFirst();
  }

  /** The codes that a verdict takes, in the catalogue's order. */
  public static List<String> codesOf(Verdict verdict, boolean appeal) {
    return Arrays.stream(values())
        .filter(reason -> reason.fits(verdict) && (appeal || !reason.ofAppeals()))
        .map(ReviewReason::code)
        .toList();
  }
}
