package io.throughline.inference.command.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What detectors and reasons mean, in words that need no training. */
public final class PlainWords {
  private final Properties words = new Properties();

  /** Reads the words. */
  public PlainWords() {
    try (InputStream file =
        Objects.requireNonNull(PlainWords.class.getResourceAsStream("/report/words.properties"))) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a detector looks for. */
  String detector(String name) {
    return words.getProperty("detector." + name, name.replace('-', ' '));
  }

  /** Whether a reason has a sentence of its own. */
  boolean knows(String reason) {
    return words.containsKey(reason);
  }

  /** A sentence for a reason. */
  public String reason(String reason) {
    String exact = words.getProperty(reason);
    return exact != null
        ? exact
        : words.getProperty(family(reason), reason.replace('.', ' ').replace('-', ' '));
  }

  /** How much a likelihood ratio says. */
  String weight(double llr) {
    double odds = Math.exp(Math.abs(llr));
    if (odds < 1.5) {
      return "says nothing either way";
    }
    String times = odds >= 20 ? "%.0f".formatted(odds) : "%.1f".formatted(odds);
    return llr > 0
        ? "%s times as likely if it is forged".formatted(times)
        : "%s times as likely if it is genuine".formatted(times);
  }

  private static String family(String reason) {
    int dot = reason.indexOf('.');
    return dot < 0 ? reason : reason.substring(0, dot);
  }
}
