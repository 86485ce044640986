package io.throughline.activities.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextsTest {

  private static final Contacts CONTACTS =
      new Contacts(NoticeSample.CANDIDATE, NoticeSample.TEAM, "Ada");
  private static final Set<NoticeKind> TOLD_IN_RECOVERIES =
      EnumSet.of(
          NoticeKind.RECOVERY_OPENED,
          NoticeKind.RECOVERY_VERIFIED,
          NoticeKind.RECAPTURE_REQUESTED,
          NoticeKind.EVIDENCE_EXPIRED,
          NoticeKind.HELD,
          NoticeKind.HUMAN_REQUESTED,
          NoticeKind.LINK_RENEWED,
          NoticeKind.CLEARED,
          NoticeKind.BLOCKED,
          NoticeKind.LIMITED,
          NoticeKind.CANCELLED);

  private final NoticeTexts texts = new NoticeTexts();

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void everyTextNamesAHumanAndWhatHappensNextAndNoScore(NoticeKind kind) {
    for (Notice.Audience audience : Notice.Audience.values()) {
      NoticeText text = texts.of(NoticeSample.of(kind, audience), "human@example.org");
      assertThat(text.subject()).hasSizeBetween(10, 70);
      assertThat(text.body())
          .contains("human@example.org")
          .doesNotContain("{")
          .doesNotContain("\r");
      assertThat(text.body().toLowerCase(Locale.ROOT))
          .containsAnyOf("next", "what you can do", "look at it again", "to agree or to decline")
          .doesNotContain("score", "probability", "likelihood", "deepfake", "fraud");
      assertThat(text.body().lines()).allMatch(line -> line.length() <= 300);
    }
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void aRecoverySpeaksOfAccountsAndNeverOfApplications(NoticeKind kind) {
    for (Notice.Audience audience : Notice.Audience.values()) {
      NoticeText text =
          texts.of(
              NoticeSample.of(kind, audience, CONTACTS, Map.of(Notice.JOURNEY_KIND, "recovery")),
              "human@example.org");
      assertThat(text.body()).contains("human@example.org").doesNotContain("{");
      assertThat(text.body().toLowerCase(Locale.ROOT))
          .containsAnyOf("next", "what you can do", "look at it again", "to agree or to decline");
      if (TOLD_IN_RECOVERIES.contains(kind)) {
        assertThat(text.body()).doesNotContain("application", "interview", "candidate");
      }
    }
  }

  @Test
  void theOwnerCanSayThatItWasSomebodyElse() {
    Notice opened =
        NoticeSample.of(
            NoticeKind.RECOVERY_OPENED,
            Notice.Audience.CANDIDATE,
            CONTACTS,
            Map.of(Notice.JOURNEY_KIND, "recovery", "ticket", "INC-7"));
    URI denial = URI.create("https://example.org/n/" + "b".repeat(75));
    assertThat(texts.names(opened, "denial")).isTrue();
    assertThat(texts.of(opened, "h@x.org", Map.of("denial", denial)).body())
        .contains(denial.toString(), "ticket INC-7")
        .doesNotContain("own page");
    assertThat(texts.of(opened, "h@x.org").body()).doesNotContain("not you");
  }

  @ParameterizedTest
  @EnumSource(
      value = NoticeKind.class,
      names = {"CONSENT_REQUESTED", "CONSENT_REMINDER", "HELD", "CLEARED", "LIMITED", "BLOCKED"})
  void aMemberOfACohortHasAStartAndNoInterviews(NoticeKind kind) {
    NoticeText text =
        texts.of(
            NoticeSample.of(
                kind,
                Notice.Audience.CANDIDATE,
                CONTACTS,
                Map.of(Notice.JOURNEY_KIND, "onboarding")),
            "human@example.org");
    assertThat(text.body())
        .contains("human@example.org")
        .doesNotContain("{", "application", "interview");
  }

  @ParameterizedTest
  @EnumSource(
      value = NoticeKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ATTESTATION_REQUESTED", "ATTESTATION_REMINDER", "COHORT_LIMITED"})
  void theCandidateIsAddressedAndNeverToldAJourneyOrALink(NoticeKind kind) {
    NoticeText text =
        texts.of(
            NoticeSample.of(
                kind,
                Notice.Audience.CANDIDATE,
                CONTACTS,
                Map.of("link", "interview 1 ↔ interview 2, face", "interaction", "interview-2")),
            NoticeSample.TEAM);
    assertThat(text.body()).contains("Hello Ada,").doesNotContain("j-aaaa", "↔");
  }

  @Test
  void theTeamOfAHeldJourneyReadsWhichLinkDoesNotHold() {
    Map<String, String> words =
        Map.of("link", "interview 1 ↔ interview 2, face", "interaction", "interview-2");
    NoticeText text =
        texts.of(
            NoticeSample.of(NoticeKind.HELD, Notice.Audience.TEAM, CONTACTS, words), "h@x.org");
    assertThat(text.body()).contains("interview 1 ↔ interview 2, face", "after interview 2");
  }

  @Test
  void theTeamReadsWhatHasToBeDoneByHand() {
    Map<String, String> words = Map.of("remedy", "limit", "cause", "remedy.breaker");
    NoticeText text =
        texts.of(
            NoticeSample.of(NoticeKind.REMEDY_FAILED, Notice.Audience.TEAM, CONTACTS, words),
            "h@x.org");
    assertThat(text.body()).contains("\"limit\" could not be done", "(remedy.breaker)");
  }

  @Test
  void aReasonIsToldAsSomethingThatAPersonCanMend() {
    assertThat(why("faces.too-dark")).contains("the picture was too dark");
    assertThat(why("media.some-new-reason")).contains("could not be opened completely");
    assertThat(why("continuity.face-different"))
        .contains("we could not use it as it is")
        .doesNotContain("different");
    assertThat(why("unheard-of")).contains("we could not use it as it is");
    assertThat(why("continuity.voice-different, voice.none")).contains("no voice could be heard");
  }

  @Test
  void aWordCannotBeginALineOfItsOwn() {
    NoticeText text =
        texts.of(
            NoticeSample.of(
                NoticeKind.HELD,
                Notice.Audience.TEAM,
                CONTACTS,
                Map.of("link", "x\r\nBcc: everybody@example.org", "interaction", "$1 \\ {why}")),
            "h@x.org");
    assertThat(text.body().lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(text.body()).contains("$1 \\ {why}");
  }

  @Test
  void aPageIsNamedWhereThereIsOneAndLeavesNoGapWhereThereIsNone() {
    Notice request = NoticeSample.of(NoticeKind.CONSENT_REQUESTED, Notice.Audience.CANDIDATE);
    URI page = URI.create("https://example.org/s/" + "a".repeat(75));
    assertThat(texts.namesPage(request)).isTrue();
    assertThat(texts.of(request, "h@x.org", Map.of("page", page)).body().lines())
        .contains(page.toString());
    assertThat(texts.of(request, "h@x.org").body())
        .doesNotContain("page")
        .endsWith("over.\n")
        .doesNotContain("\n\n\n");
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void theTeamIsNeverSentThePersonsPage(NoticeKind kind) {
    assertThat(texts.namesPage(NoticeSample.of(kind, Notice.Audience.TEAM))).isFalse();
  }

  private String why(String reason) {
    Map<String, String> words = Map.of("why", reason, "interaction", "interview-1");
    return texts
        .of(
            NoticeSample.of(
                NoticeKind.RECAPTURE_REQUESTED, Notice.Audience.CANDIDATE, CONTACTS, words),
            "h@x.org")
        .body();
  }
}
