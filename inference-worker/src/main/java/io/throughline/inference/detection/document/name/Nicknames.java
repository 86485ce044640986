package io.throughline.inference.detection.document.name;

import java.util.List;
import java.util.Set;

/**
 * Short forms of given names, each set of one name. The sets are well known ones of English,
 * Russian, Spanish and German as dictionaries of given names have them; a name that is missing is
 * asked for.
 */
final class Nicknames {
  private static final List<Set<String>> SETS =
      List.of(
          Set.of("WILLIAM", "WILL", "BILL", "BILLY", "LIAM"),
          Set.of("ROBERT", "ROB", "BOB", "BOBBY", "BERT"),
          Set.of("RICHARD", "RICK", "DICK", "RICH"),
          Set.of("MARGARET", "MAGGIE", "PEGGY", "MEG", "GRETA"),
          Set.of("ELIZABETH", "LIZ", "BETH", "BETTY", "ELIZA", "LISA"),
          Set.of("KATHERINE", "CATHERINE", "KATE", "KATHY", "KATIE", "CATHY"),
          Set.of("MICHAEL", "MIKE", "MICK"),
          Set.of("JAMES", "JIM", "JIMMY", "JAMIE"),
          Set.of("JOHN", "JACK", "JOHNNY"),
          Set.of("ANDREW", "ANDY", "DREW"),
          Set.of("THOMAS", "TOM", "TOMMY"),
          Set.of("ANTHONY", "TONY"),
          Set.of("EDWARD", "ED", "TED", "EDDIE"),
          Set.of("SAMUEL", "SAM"),
          Set.of("SAMANTHA", "SAM"),
          Set.of("DANIEL", "DAN", "DANNY"),
          Set.of("CHRISTOPHER", "CHRIS"),
          Set.of("CHRISTINE", "CHRIS", "TINA"),
          Set.of("ALEXANDER", "ALEKSANDR", "ALEX", "SASHA"),
          Set.of("ALEXANDRA", "ALEKSANDRA", "ALEX", "SASHA"),
          Set.of("DMITRII", "DMITRY", "DIMA", "MITYA"),
          Set.of("EKATERINA", "KATYA", "KATIA"),
          Set.of("MARIIA", "MARIA", "MASHA"),
          Set.of("IVAN", "VANYA"),
          Set.of("MIKHAIL", "MISHA"),
          Set.of("VLADIMIR", "VOLODYA", "VOVA"),
          Set.of("FRANCISCO", "PACO", "PANCHO"),
          Set.of("JOSE", "PEPE"),
          Set.of("GUADALUPE", "LUPE"),
          Set.of("JOHANNES", "HANS", "HANNES"),
          Set.of("FRIEDRICH", "FRITZ"));

  private Nicknames() {}

  /** Whether two given names are in one set. */
  static boolean of(String a, String b) {
    return SETS.stream().anyMatch(set -> set.contains(a) && set.contains(b));
  }
}
