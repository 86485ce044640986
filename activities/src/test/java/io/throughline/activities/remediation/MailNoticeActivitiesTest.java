package io.throughline.activities.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.NoticeReceipt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailNoticeActivitiesTest {

  private static EmbeddedPostgres postgres;
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeAll
  static void startDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void startMail() throws SQLException {
    sql("truncate notice");
    mail.start();
  }

  @AfterEach
  void stopMail() {
    mail.stop();
  }

  @Test
  void aNoticeSentTwiceArrivesOnce() throws Exception {
    MailNoticeActivities activities = activities(mail.getSmtp().getPort());
    NoticeReceipt first = activities.send(cleared());
    NoticeReceipt second = activities.send(cleared());
    assertThat(first.repeated()).isFalse();
    assertThat(second).isEqualTo(new NoticeReceipt(first.messageId(), true));
    assertThat(mail.getReceivedMessages()).hasSize(1);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getMessageID()).isEqualTo(first.messageId());
    assertThat(message.getReplyTo()[0]).hasToString(NoticeSample.TEAM);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getContent().toString()).contains("Hello Ada,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${jndi:ldap://127.0.0.1:1/a}",
        "{{7*7}} {link} {contact} {journey}",
        "%n%s%x%1$s $1 \\1",
        "<script>alert(1)</script>",
        "=?utf-8?B?PHNjcmlwdD4=?=",
        "'; drop table notice; --",
        "Ada <eve@example.org>, Bcc: all@example.org",
        ".",
        "\u202eadA"
      })
  void aHostileSalutationIsWordsInAPlainLetter(String salutation) throws Exception {
    NoticeReceipt _ =
        activities(mail.getSmtp().getPort())
            .send(
                NoticeSample.of(
                    NoticeKind.CLEARED,
                    Notice.Audience.CANDIDATE,
                    new Contacts(NoticeSample.CANDIDATE, NoticeSample.TEAM, salutation),
                    Map.of()));

    assertThat(mail.getReceivedMessages()).hasSize(1);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getContentType()).startsWith("text/plain");
    assertThat(message.getContent().toString()).contains("Hello " + salutation + ",");
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getAllRecipients()[0]).hasToString(NoticeSample.CANDIDATE);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject()).doesNotContain(salutation);
  }

  @Test
  void aNoticeSentByEightAtOnceArrivesOnce() throws Exception {
    MailNoticeActivities activities = activities(mail.getSmtp().getPort());
    Callable<NoticeReceipt> send = () -> activities.send(cleared());
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      List<Future<NoticeReceipt>> receipts =
          eight.invokeAll(Stream.generate(() -> send).limit(8).toList());
      long sent = 0;
      for (Future<NoticeReceipt> receipt : receipts) {
        sent += receipt.get().repeated() ? 0 : 1;
      }
      assertThat(sent).isEqualTo(1);
    }
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aMailServerThatIsDownLeavesTheNoticeToBeSentLater() throws SQLException {
    int port = mail.getSmtp().getPort();
    mail.stop();
    assertFails(() -> activities(port).send(cleared()), "MAIL_UNREACHABLE", false);
    mail.start();
    NoticeReceipt receipt = activities(mail.getSmtp().getPort()).send(cleared());
    assertThat(receipt.repeated()).isFalse();
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aNoticeInterruptedBeforeItWasMarkedGoesAgainUnderTheSameMessageId() throws Exception {
    MailNoticeActivities activities = activities(mail.getSmtp().getPort());
    NoticeReceipt first = activities.send(cleared());
    sql("update notice set state = 'claimed'");
    NoticeReceipt again = activities.send(cleared());
    assertThat(again).isEqualTo(new NoticeReceipt(first.messageId(), false));
    assertThat(mail.getReceivedMessages()).hasSize(2);
    assertThat(mail.getReceivedMessages()[1].getMessageID()).isEqualTo(first.messageId());
  }

  @Test
  void aDatabaseThatIsDownSendsNothing() {
    SmtpSettings settings = settings(mail.getSmtp().getPort());
    org.postgresql.ds.PGSimpleDataSource nowhere = new org.postgresql.ds.PGSimpleDataSource();
    nowhere.setPortNumbers(new int[] {1});
    assertFails(
        () -> new MailNoticeActivities(nowhere, settings).send(cleared()),
        "MAIL_UNREACHABLE",
        false);
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {550, 553, 554})
  void aRecipientRefusedForGoodIsNotTriedAgain(int code) throws Exception {
    try (RefusingSmtp server = RefusingSmtp.recipientsWith(code)) {
      assertFails(() -> activities(server.port()).send(cleared()), "MAIL_REFUSED", true);
      assertFails(() -> activities(server.port()).send(cleared()), "MAIL_REFUSED", true);
      assertThat(server.conversations()).isEqualTo(1);
    }
  }

  @Test
  void aRecipientRefusedForNowIsTriedAgain() throws Exception {
    try (RefusingSmtp server = RefusingSmtp.recipientsWith(451)) {
      assertFails(() -> activities(server.port()).send(cleared()), "MAIL_UNREACHABLE", false);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.org, c@d.org", "Eve <a@b.org>", "a b@c.org", "list:a@b.org;", "a@b@c.org"})
  void anAddressThatIsMoreThanOneAddressIsRefused(String address) {
    Contacts contacts = new Contacts(address, NoticeSample.TEAM, "Ada");
    Notice notice =
        NoticeSample.of(NoticeKind.CLEARED, Notice.Audience.CANDIDATE, contacts, Map.of());
    assertFails(() -> activities(mail.getSmtp().getPort()).send(notice), "MAIL_REFUSED", true);
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  private static void assertFails(Callable<?> call, String type, boolean nonRetryable) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(type);
              assertThat(failure.isNonRetryable()).isEqualTo(nonRetryable);
              assertThat(failure).hasNoCause();
              assertThat(failure.getMessage()).doesNotContain("@");
            });
  }

  @Test
  void whatTakesLongIsToldToTheBackupAndElseToTheTeam() throws Exception {
    Notice late = NoticeSample.of(NoticeKind.REVIEW_ESCALATED, Notice.Audience.TEAM);
    withPages(Optional.of("backup@example.org"), PersonalPages.none()).send(late);
    assertThat(mail.getReceivedMessages()[0].getAllRecipients())
        .containsExactly(new InternetAddress("backup@example.org"));

    sql("truncate notice");
    withPages(Optional.empty(), PersonalPages.none()).send(late);
    assertThat(mail.getReceivedMessages()[1].getAllRecipients())
        .containsExactly(new InternetAddress(NoticeSample.TEAM));
  }

  @Test
  void eachTryOfALetterCarriesALinkOfItsOwnAndARepeatMakesNone() throws Exception {
    AtomicInteger made = new AtomicInteger();
    PersonalPages pages =
        journey -> {
          if (made.incrementAndGet() == 1) {
            throw FailureCode.MAIL_UNREACHABLE.failure("the first try dies");
          }
          return Optional.of(URI.create("https://example.org/s/link-" + made.get()));
        };
    Notice request = NoticeSample.of(NoticeKind.CONSENT_REQUESTED, Notice.Audience.CANDIDATE);
    MailNoticeActivities activities = withPages(Optional.empty(), pages);

    assertThatThrownBy(() -> activities.send(request)).isInstanceOf(ApplicationFailure.class);
    activities.send(request);
    activities.send(request);

    assertThat(made).hasValue(2);
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(mail.getReceivedMessages()[0].getContent().toString())
        .contains("https://example.org/s/link-2");
  }

  private MailNoticeActivities withPages(Optional<String> backup, PersonalPages pages) {
    return new MailNoticeActivities(
        postgres.getPostgresDatabase(), settings(mail.getSmtp().getPort()), backup, pages);
  }

  private static Notice cleared() {
    return NoticeSample.of(NoticeKind.CLEARED, Notice.Audience.CANDIDATE);
  }

  private static MailNoticeActivities activities(int port) {
    return new MailNoticeActivities(postgres.getPostgresDatabase(), settings(port));
  }

  private static SmtpSettings settings(int port) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        SmtpSettings.Security.NONE,
        Optional.empty(),
        "throughline@example.org",
        "security@example.org",
        Duration.ofSeconds(5));
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
