package io.throughline.workflows.remediation;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeActivities;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.NoticeReceipt;
import io.throughline.workflows.Activities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the person and the team, once each; the journey does not stand still while a mail server
 * does.
 */
public final class Announcements {
  private final NoticeActivities notices = Activities.notices();
  private final JourneyId journey;
  private final Contacts contacts;
  private final String kind;
  private final int before;
  private final List<Promise<NoticeReceipt>> sent = new ArrayList<>();

  public Announcements(JourneyOrder order) {
    this(order, 0);
  }

  /**
   * Goes on where an earlier run ended.
   *
   * @param before how many notices that one handed over
   */
  public Announcements(JourneyOrder order, int before) {
    this.before = before;
    journey = order.journey();
    contacts = order.contacts();
    kind = order.rules();
  }

  public void toCandidate(NoticeKind kind, Map<String, String> words) {
    tell(Notice.Audience.CANDIDATE, kind, words);
  }

  public void toTeam(NoticeKind kind, Map<String, String> words) {
    tell(Notice.Audience.TEAM, kind, words);
  }

  public void toBoth(NoticeKind kind, Map<String, String> words) {
    toCandidate(kind, words);
    toTeam(kind, words);
  }

  private void tell(Notice.Audience audience, NoticeKind what, Map<String, String> words) {
    String key = journey + "/" + told() + "/" + what + "/" + audience;
    Map<String, String> all = new HashMap<>(words);
    all.put(Notice.JOURNEY_KIND, kind);
    Notice notice = new Notice(key, journey, audience, what, contacts, all);
    Workflow.newDetachedCancellationScope(() -> sent.add(Async.function(notices::send, notice)))
        .run();
  }

  /** How many were handed over, by earlier runs too. */
  public int told() {
    return before + sent.size();
  }

  /** Waits for all of them; answers how many could not be delivered. */
  public int settle() {
    int failed = 0;
    for (Promise<NoticeReceipt> promise : sent) {
      try {
        promise.get();
      } catch (ActivityFailure undelivered) {
        failed++;
      }
    }
    return failed;
  }
}
