package io.throughline.inference.detection.document.mrz;

/**
 * A name as a machine readable zone writes it, with spaces for fillers; personal data that appears
 * in no text of this object.
 *
 * @param primary the surname, or all of the name where the state knows no surname
 * @param secondary the given names, may be empty
 * @param cut whether the name fills its field, so that some of it may be missing
 */
public record MrzName(String primary, String secondary, boolean cut) {
  static MrzName of(String field) {
    String name = Glyphs.letters(field);
    int gap = name.indexOf("<<");
    String primary = gap < 0 ? name : name.substring(0, gap);
    String secondary = gap < 0 ? "" : name.substring(gap + 2);
    return new MrzName(words(primary), words(secondary), !name.endsWith("<"));
  }

  private static String words(String part) {
    return part.replace('<', ' ').strip().replaceAll(" +", " ");
  }

  @Override
  public String toString() {
    return "MrzName";
  }
}
