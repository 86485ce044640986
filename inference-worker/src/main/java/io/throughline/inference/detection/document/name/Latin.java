package io.throughline.inference.detection.document.name;

import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ways of writing a name in the 26 letters of a machine readable zone: those of ICAO Doc 9303 part
 * 3, section 6, and the plain one without marks.
 */
final class Latin {
  private static final Pattern JOINS = Pattern.compile("['’ʼ`´.]");
  private static final Pattern GAPS = Pattern.compile("[^A-Z]+");

  /** The expansions that ICAO recommends or allows, against which marks are merely dropped. */
  private static final Map<String, String> EXPANDED =
      Map.ofEntries(
          Map.entry("Ä", "AE"),
          Map.entry("Ö", "OE"),
          Map.entry("Ü", "UE"),
          Map.entry("Å", "AA"),
          Map.entry("Ø", "OE"),
          Map.entry("Æ", "AE"),
          Map.entry("Œ", "OE"),
          Map.entry("ẞ", "SS"),
          Map.entry("Þ", "TH"),
          Map.entry("Ð", "D"),
          Map.entry("Ł", "L"),
          Map.entry("Đ", "D"),
          Map.entry("Ĳ", "IJ"),
          Map.entry("Ñ", "NXX"));

  /** ICAO's own letters for Cyrillic, where they are not those of the general standard. */
  private static final Map<String, String> CYRILLIC =
      Map.ofEntries(
          Map.entry("Ж", "ZH"),
          Map.entry("Х", "KH"),
          Map.entry("Ц", "TS"),
          Map.entry("Ч", "CH"),
          Map.entry("Ш", "SH"),
          Map.entry("Щ", "SHCH"),
          Map.entry("Ъ", "IE"),
          Map.entry("Ь", ""),
          Map.entry("Э", "E"),
          Map.entry("Ю", "IU"),
          Map.entry("Я", "IA"),
          Map.entry("Ё", "E"),
          Map.entry("Й", "I"),
          Map.entry("Ы", "Y"),
          Map.entry("Є", "IE"),
          Map.entry("Ї", "I"),
          Map.entry("І", "I"),
          Map.entry("Ґ", "G"));

  private static final ThreadLocal<Transliterator> ANY =
      ThreadLocal.withInitial(() ->
          Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII"));

  private Latin() {}

  /** Every way, each as words of A to Z; empty for a name without a letter. */
  static Set<List<String>> ways(String name) {
    String upper =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)
            .replace("ß", "ẞ")
            .toUpperCase(Locale.ROOT);
    Set<List<String>> ways = new LinkedHashSet<>();
    for (String written :
        List.of(upper, replaced(upper, EXPANDED), replaced(upper, CYRILLIC), spanish(upper))) {
      List<String> words = words(written);
      if (!words.isEmpty()) {
        ways.add(words);
      }
    }
    return ways;
  }

  /** Of the letters that zones expand, only the Spanish one is also written as its base. */
  private static String spanish(String upper) {
    return replaced(upper.replace("Ñ", "N"), EXPANDED);
  }

  private static String replaced(String upper, Map<String, String> table) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < upper.length(); i++) {
      String letter = upper.substring(i, i + 1);
      text.append(table.getOrDefault(letter, letter));
    }
    return text.toString();
  }

  private static List<String> words(String written) {
    String plain = ANY.get().transliterate(JOINS.matcher(written).replaceAll(""));
    String upper = JOINS.matcher(plain.toUpperCase(Locale.ROOT)).replaceAll("");
    return GAPS.splitAsStream(upper).filter(word -> !word.isEmpty()).toList();
  }
}
