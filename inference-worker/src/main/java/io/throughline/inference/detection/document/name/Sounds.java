package io.throughline.inference.detection.document.name;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Letters that different ways into Latin letters choose differently: Russian я is ia, ya or ja;
 * Arabic محمد is Mohammed, Muhammad or Mohamed. Words that fold alike may be one word.
 */
final class Sounds {
  private static final List<Fold> FOLDS =
      List.of(
          fold("SHCH|SCHTSCH|SZCZ|STSCH", "S"),
          fold("KH|GH|Q|CK|X", "K"),
          fold("TSCH|TCH|CH|CZ|C", "S"),
          fold("SCH|SH|SZ|ZH|Z", "S"),
          fold("TZ|TS", "S"),
          fold("DJ|DZH|J|G", "G"),
          fold("PH|W|V", "F"),
          fold("TH|DH", "T"),
          fold("^(I|Y|J)(?=[AEOU])", ""),
          fold("AE|OE|UE", "A"),
          fold("OU|OO|U|O", "U"),
          fold("EE|IE|EI|AI|EY|AY|IY|YI|IJ|I|Y|E", "I"),
          fold("(.)\\1+", "$1"),
          fold("H", ""));

  private static final Set<Character> VOWELS = Set.of('A', 'I', 'U');
  private static final int SHORTEST = 3;

  private Sounds() {}

  private record Fold(Pattern letters, String sound) {}

  private static Fold fold(String letters, String sound) {
    return new Fold(Pattern.compile(letters), sound);
  }

  /** Whether two words may be one, written in two ways. */
  static boolean alike(String a, String b) {
    if (a.length() < SHORTEST || b.length() < SHORTEST) {
      return false;
    }
    String first = folded(a);
    String second = folded(b);
    return first.equals(second)
        || (consonants(first).equals(consonants(second))
            && consonants(first).length() >= SHORTEST
            && first.charAt(0) == second.charAt(0));
  }

  private static String folded(String word) {
    String sound = word;
    for (Fold fold : FOLDS) {
      sound = fold.letters().matcher(sound).replaceAll(fold.sound());
    }
    return sound.isEmpty() ? word : sound;
  }

  private static String consonants(String word) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!VOWELS.contains(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
