package io.throughline.server.cli.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.throughline.server.engine.parts.EngineSettings.MailServer;
import io.throughline.server.setup.MendableFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mail server on this machine that keeps what was sent, so that it can be shown and counted. */
public final class LocalMailbox implements AutoCloseable {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final GreenMail mail;

  public LocalMailbox() {
    mail = new GreenMail(ServerSetup.SMTP.dynamicPort().setVerbose(false));
    mail.start();
  }

  public MailServer address() {
    return new MailServer("127.0.0.1", mail.getSmtp().getPort());
  }

  /** One line for each message: to whom, and about what. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      try {
        lines.add(
            "%-34s %s"
                .formatted(Arrays.toString(message.getAllRecipients()), message.getSubject()));
      } catch (MessagingException e) {
        lines.add("(a message that cannot be read)");
      }
    }
    return lines;
  }

  /**
   * Messages by their Message-ID, in the form of {@link #lines}: one that comes again under its id
   * is one, as receivers have it.
   */
  public Map<String, String> byId() {
    Map<String, String> letters = new LinkedHashMap<>();
    List<String> lines = lines();
    MimeMessage[] received = mail.getReceivedMessages();
    for (int i = 0; i < lines.size(); i++) {
      try {
        letters.put(received[i].getMessageID(), lines.get(i));
      } catch (MessagingException e) {
        letters.put("(message " + i + ")", lines.get(i));
      }
    }
    return letters;
  }

  /**
   * The whole text of the last message to that address, set off as a letter; empty if there is
   * none.
   */
  List<String> lastTo(String address) {
    List<String> letter = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      try {
        if (Arrays.toString(message.getAllRecipients()).contains(address)) {
          letter.clear();
          letter.add("");
          letter.add("  the last one to " + address + ":");
          String text = String.valueOf(message.getContent());
          text.lines().forEach(line -> letter.add("  | " + line));
        }
      } catch (MessagingException | IOException e) {
        letter.add("  (a message that cannot be read)");
      }
    }
    return letter;
  }

  /** The text of the newest letter to that address under that subject; empty if there is none. */
  public Optional<String> letter(String address, String subject) {
    Optional<String> newest = Optional.empty();
    for (MimeMessage message : mail.getReceivedMessages()) {
      try {
        if (Arrays.toString(message.getAllRecipients()).contains(address)
            && subject.equals(message.getSubject())) {
          newest = Optional.of(String.valueOf(message.getContent()));
        }
      } catch (MessagingException | IOException unreadable) {
        throw new IllegalStateException("a letter of the demo cannot be read", unreadable);
      }
    }
    return newest;
  }

  /** The text of that letter once it has come; fails if it does not come in a minute. */
  public String await(String address, String subject) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < end) {
      Optional<String> letter = letter(address, subject);
      if (letter.isPresent()) {
        return letter.get();
      }
      Thread.sleep(200);
    }
    throw new MendableFailure("no letter came: see the logs folder");
  }

  /** Returns when no message has come for two seconds, or after half a minute. */
  public void awaitQuiet() throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    int before = -1;
    while (before != count() && System.nanoTime() < end) {
      before = count();
      Thread.sleep(QUIET);
    }
  }

  public int count() {
    return mail.getReceivedMessages().length;
  }

  @Override
  public void close() {
    mail.stop();
  }
}
