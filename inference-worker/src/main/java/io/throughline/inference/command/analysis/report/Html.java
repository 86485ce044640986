package io.throughline.inference.command.analysis.report;

/** Text that is put into a page. */
final class Html {
  private Html() {}

  /** Text that stays text, also within an attribute. */
  static String text(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
