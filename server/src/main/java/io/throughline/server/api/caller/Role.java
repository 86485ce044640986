package io.throughline.server.api.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is trusted to do; nobody has all of it. */
public enum Role {
  /** Opens journeys and hands evidence in. */
  HR,
  /** Opens account recoveries. */
  HELP_DESK,
  /** Vouches for a vendor's people, and sees their cohorts and no others. */
  VENDOR,
  /** Reviews held journeys that somebody else opened. */
  ANALYST,
  /** Reads everything that was decided; changes nothing. */
  AUDITOR,
  /** Lets callers in and erases; neither opens nor decides, and never touches media. */
  ADMIN;

  /** As it stands in tokens and documents, such as {@code help-desk}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for a word that is no role: it grants nothing. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
