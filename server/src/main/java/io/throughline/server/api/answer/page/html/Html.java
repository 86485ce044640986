package io.throughline.server.api.answer.page.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Markup that is safe to show: a template of ours, or text in which nothing is markup.
 *
 * @param markup as the browser gets it
 */
public record Html(String markup) {

  public static final Html NOTHING = new Html("");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** Somebody's words: each character stands for itself, in text and in quoted attributes. */
  public static Html text(String words) {
    StringBuilder markup = new StringBuilder(words.length() + 16);
    words
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> markup.append("&amp;");
            case '<' -> markup.append("&lt;");
            case '>' -> markup.append("&gt;");
            case '"' -> markup.append("&quot;");
            case '\'' -> markup.append("&#39;");
            default -> markup.appendCodePoint(c);
          }
        });
    return new Html(markup.toString());
  }

  /** A paragraph for each of the texts. */
  public static Html paragraphs(List<String> texts) {
    return new Html(
        texts.stream()
            .map(text -> "<p>" + text(text).markup() + "</p>")
            .collect(Collectors.joining("\n")));
  }

  /** The template {@code pages/<name>} with each {@code {place}} filled. */
  public static Html of(String name, Map<String, Html> parts) {
    return new Html(
        PLACE
            .matcher(file(name))
            .replaceAll(found -> {
              Html part = parts.get(found.group(1));
              if (part == null) {
                throw new IllegalStateException("page " + name + " has an empty place");
              }
              return Matcher.quoteReplacement(part.markup());
            }));
  }

  /** A file of {@code pages/} as it stands. */
  static String file(String name) {
    try (InputStream file = Html.class.getResourceAsStream("/pages/" + name)) {
      if (file == null) {
        throw new IllegalStateException("no page " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
