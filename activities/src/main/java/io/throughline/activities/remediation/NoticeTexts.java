package io.throughline.activities.remediation;

import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The plain words of each kind of notice, from {@code notices/<theme>/<kind>.<audience>.txt}: the
 * subject, an empty line, the body. {@code {word}} stands for a word of the notice.
 */
final class NoticeTexts {

  private static final String PAGE = "{page}";
  private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

  /** What is said where a notice brings no such word: never a gap, never a failure. */
  private static final Map<String, String> UNSAID =
      Map.of(
          "interaction",
          "this step",
          "link",
          "one of the links",
          "why",
          "capture.unusable",
          "remedy",
          "a measure",
          "tasks",
          "",
          "digits",
          "a number",
          "cause",
          "for no known reason",
          "stage",
          "of now");

  private final PlainReasons reasons = new PlainReasons();

  /** Whether the text has a place for the address of the person's page. */
  boolean namesPage(Notice notice) {
    return template(notice.kind(), notice.audience()).contains(PAGE);
  }

  NoticeText of(Notice notice, String contact) {
    return of(notice, contact, Optional.empty());
  }

  /** The text for one recipient; without a page, what it says of one is left out. */
  NoticeText of(Notice notice, String contact, Optional<URI> page) {
    Map<String, String> words = new HashMap<>(UNSAID);
    notice.words().forEach((name, word) -> words.put(name, oneLine(word)));
    words.put("tasks", reasons.tasks(words.getOrDefault("tasks", "")));
    words.put("why", fill(reasons.spoken(words.getOrDefault("why", "")), words));
    words.put("interaction", words.getOrDefault("interaction", "").replace('-', ' '));
    words.put("salutation", oneLine(notice.contacts().salutation()));
    words.put("journey", notice.journey().value());
    words.put("contact", contact);
    page.ifPresent(address -> words.put("page", address.toString()));
    String[] parts = template(notice.kind(), notice.audience()).split("\n\n", 2);
    String body = page.isPresent() ? parts[1] : withoutPage(parts[1]);
    return new NoticeText(fill(parts[0].strip(), words), fill(body, words));
  }

  private static String withoutPage(String body) {
    return Arrays.stream(body.stripTrailing().split("\n\n", -1))
        .filter(paragraph -> !paragraph.contains(PAGE))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String fill(String template, Map<String, String> words) {
    return WORD.matcher(template)
        .replaceAll(found -> {
          String word = words.get(found.group(1));
          if (word == null) {
            throw new IllegalStateException("a notice text asks for an unknown word");
          }
          return Matcher.quoteReplacement(word);
        });
  }

  /** Words come from outside: none may begin a line or a header of its own. */
  private static String oneLine(String word) {
    String line = word.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200);
  }

  private static String template(NoticeKind kind, Notice.Audience audience) {
    String path =
        "/notices/%s/%s.%s.txt"
            .formatted(
                theme(kind),
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                audience.name().toLowerCase(Locale.ROOT));
    try (InputStream text = NoticeTexts.class.getResourceAsStream(path)) {
      if (text == null) {
        throw new IllegalStateException("no notice text " + path);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String theme(NoticeKind kind) {
    return switch (kind) {
      case CONSENT_REQUESTED, CONSENT_REMINDER, CONSENT_DECLINED, CONSENT_EXPIRED -> "consent";
      case RECAPTURE_REQUESTED, RECHECK_REQUESTED, EVIDENCE_EXPIRED, HELD -> "capture";
      case REVIEW_ESCALATED -> "review";
      case HUMAN_REQUESTED, LINK_RENEWED -> "page";
      case CLEARED, BLOCKED, LIMITED, CANCELLED -> "outcome";
      case RESTRICTED, RESTORED -> "access";
      case ALERTED, ALERT_WITHDRAWN, REMEDY_FAILED -> "alert";
      case HANDED_OVER -> "handover";
    };
  }
}
