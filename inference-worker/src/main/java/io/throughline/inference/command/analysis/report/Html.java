package io.throughline.inference.command.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What every page is made with. */
public final class Html {
  private Html() {}

  /** Text that stays text, also within an attribute. */
  public static String text(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The style sheet of pages. */
  public static String style() {
    try (InputStream css =
        Objects.requireNonNull(Html.class.getResourceAsStream("/report/page.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
