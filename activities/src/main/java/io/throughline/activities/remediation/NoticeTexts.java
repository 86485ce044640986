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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plain words of each kind of notice, from {@code notices/<theme>/<kind>.<audience>.txt}: the
 * subject, an empty line, the body. {@code {word}} stands for a word of the notice.
 */
final class NoticeTexts {

  /** Words that stand for addresses: without one, its paragraph is left out. */
  private static final List<String> ADDRESSES = List.of("page", "denial", "appeal");

  /** Where kinds of journeys keep what they tell in another way. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "recovery",
          "kinds/recovery/",
          "onboarding",
          "kinds/onboarding/",
          "cohort",
          "kinds/onboarding/cohort/",
          "appeal",
          "review/appeal/");

  private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

  /** What is said where a notice brings no such word: never a gap, never a failure. */
  private static final Map<String, String> UNSAID =
      Map.ofEntries(
          Map.entry("interaction", "this step"),
          Map.entry("link", "one of the links"),
          Map.entry("why", "capture.unusable"),
          Map.entry("remedy", "a measure"),
          Map.entry("tasks", ""),
          Map.entry("digits", "a number"),
          Map.entry("cause", "for no known reason"),
          Map.entry("stage", "of now"),
          Map.entry("ticket", "of the help desk"),
          Map.entry("hours", "some"),
          Map.entry("appealed", "of before"),
          Map.entry("days", "some"),
          Map.entry("day", "the day that you were told"),
          Map.entry("minutes", "fifteen"));

  private final PlainReasons reasons = new PlainReasons();

  /** Whether the text has a place for the address of the person's page. */
  boolean namesPage(Notice notice) {
    return names(notice, "page");
  }

  /** Whether the text has a place for that address. */
  boolean names(Notice notice, String address) {
    return template(notice).contains("{" + address + "}");
  }

  NoticeText of(Notice notice, String contact) {
    return of(notice, contact, Map.of());
  }

  /** The text for one recipient; what it says of an address that there is not is left out. */
  NoticeText of(Notice notice, String contact, Map<String, URI> addresses) {
    Map<String, String> words = new HashMap<>(UNSAID);
    notice.words().forEach((name, word) -> words.put(name, oneLine(word)));
    words.put("tasks", reasons.tasks(words.getOrDefault("tasks", "")));
    words.put("why", fill(reasons.spoken(words.getOrDefault("why", "")), words));
    words.put("interaction", words.getOrDefault("interaction", "").replace('-', ' '));
    words.put("salutation", oneLine(notice.contacts().salutation()));
    words.put("journey", notice.journey().value());
    words.put("contact", contact);
    addresses.forEach((name, address) -> words.put(name, address.toString()));
    String[] parts = template(notice).split("\n\n", 2);
    String body = parts[1];
    for (String name : ADDRESSES) {
      body = addresses.containsKey(name) ? body : without(body, "{" + name + "}");
    }
    return new NoticeText(fill(parts[0].strip(), words), fill(body, words));
  }

  private static String without(String body, String place) {
    return Arrays.stream(body.stripTrailing().split("\n\n", -1))
        .filter(paragraph -> !paragraph.contains(place))
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

  /** What is told in another way in this kind of journey, else what is told in all. */
  private static String template(Notice notice) {
    String path =
        "%s/%s.%s.txt"
            .formatted(
                theme(notice.kind()),
                notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                notice.audience().name().toLowerCase(Locale.ROOT));
    String own = FOLDERS.getOrDefault(notice.words().getOrDefault(Notice.JOURNEY_KIND, ""), "");
    return Stream.concat(Stream.of(own, ""), FOLDERS.values().stream().sorted())
        .map(folder -> text("/notices/" + folder + path))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no notice text " + path));
  }

  private static Optional<String> text(String path) {
    try (InputStream text = NoticeTexts.class.getResourceAsStream(path)) {
      if (text == null) {
        return Optional.empty();
      }
      return Optional.of(
          new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String theme(NoticeKind kind) {
    return switch (kind) {
      case CONSENT_REQUESTED, CONSENT_REMINDER, CONSENT_DECLINED, CONSENT_EXPIRED -> "consent";
      case RECAPTURE_REQUESTED, RECHECK_REQUESTED, EVIDENCE_EXPIRED, HELD -> "capture";
      case REVIEW_ESCALATED, HANDED_OVER -> "review";
      case HUMAN_REQUESTED, LINK_RENEWED -> "page";
      case CLEARED, BLOCKED, LIMITED, CANCELLED -> "outcome";
      case RESTRICTED, RESTORED, RECOVERY_OPENED, RECOVERY_VERIFIED -> "access";
      case APPEAL_OPENED, APPEAL_ASKED, APPEAL_OVERDUE, APPEAL_WITHDRAWN ->
          "review/appeal/progress";
      case APPEAL_UPHELD, APPEAL_OVERTURNED, APPEAL_RESTORED -> "review/appeal/outcome";
      case ATTESTATION_REQUESTED, ATTESTATION_REMINDER, COHORT_LIMITED -> "vouching";
      case BACKGROUND_NOTICED, BACKGROUND_DECIDED, CALL_BACK_REQUESTED -> "review/preboarding";
      case SEAT_BOUND -> "seat";
      case ALERTED, ALERT_WITHDRAWN, REMEDY_FAILED -> "alert";
    };
  }
}
