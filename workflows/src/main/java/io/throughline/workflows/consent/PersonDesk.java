package io.throughline.workflows.consent;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.remediation.Announcements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what the person asks for: another way with a human, or a new link. Nothing is rejected. */
public final class PersonDesk {
  /** Between two links; whoever waits for the first mail needs no second one. */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private static final int MOST_LINKS_A_DAY = 5;

  /** Of a link that lasts for minutes, somebody waits for the next one. */
  private static final Duration SHORT_PAUSE = Duration.ofMinutes(1);

  private static final int MOST_SHORT_LINKS = 2;

  private final Chronicle chronicle;
  private final Announcements announcements;
  private final Map<String, PersonRequest> taken = new HashMap<>();
  private final Set<String> stagesWithHuman = new HashSet<>();
  private final List<Instant> links = new ArrayList<>();
  private @Nullable Runnable disowned;
  private @Nullable Runnable withdrawal;

  public PersonDesk(Chronicle chronicle, Announcements announcements) {
    this.chronicle = chronicle;
    this.announcements = announcements;
  }

  /**
   * From now on the person may say that it was somebody else, and links last for minutes.
   *
   * @param then called once, when the person says so
   */
  public void mayDisown(Runnable then) {
    disowned = then;
  }

  /**
   * From now on the person may say that nothing is wanted any more.
   *
   * @param then called once, when the person says so
   */
  public void mayWithdraw(Runnable then) {
    withdrawal = then;
  }

  /** It is too late to say so. */
  public void mayNotWithdraw() {
    withdrawal = null;
  }

  /** Whether the person asked for a human in that stage. */
  public boolean wantsHuman(Stage stage) {
    return stagesWithHuman.contains(stage.word());
  }

  /** Whether this very request was taken before. */
  public boolean repeats(PersonRequest request) {
    return taken.containsKey(request.requestId());
  }

  public Optional<Refusal> refusal(PersonRequest request) {
    PersonRequest known = taken.get(request.requestId());
    if (known != null) {
      return known.equals(request) ? Optional.empty() : Optional.of(Refusal.REQUEST_REUSED);
    }
    if (request.wish() == PersonRequest.Wish.NOT_ME && disowned == null) {
      return Optional.of(Refusal.REQUEST_NOT_OFFERED);
    }
    if (request.wish() == PersonRequest.Wish.WITHDRAW && withdrawal == null) {
      return Optional.of(Refusal.REQUEST_NOT_OFFERED);
    }
    boolean enough =
        switch (request.wish()) {
          case HUMAN -> stagesWithHuman.contains(chronicle.status().stage().word());
          case NEW_LINK -> enoughLinks();
          case NOT_ME, WITHDRAW -> false;
        };
    return enough ? Optional.of(Refusal.REQUEST_TOO_OFTEN) : Optional.empty();
  }

  /** Takes what was not refused. */
  public void take(PersonRequest request) {
    if (taken.putIfAbsent(request.requestId(), request) != null) {
      return;
    }
    switch (request.wish()) {
      case HUMAN -> {
        String stage = chronicle.status().stage().word();
        stagesWithHuman.add(stage);
        chronicle.note("", "human.path.requested", List.of());
        announcements.toBoth(NoticeKind.HUMAN_REQUESTED, Map.of("stage", stage));
      }
      case NEW_LINK -> {
        links.add(now());
        chronicle.note("", "link.requested", List.of());
        announcements.toCandidate(NoticeKind.LINK_RENEWED, Map.of());
      }
      case NOT_ME -> disown();
      case WITHDRAW -> withdraw();
    }
  }

  private void withdraw() {
    Runnable then = withdrawal;
    if (then != null) {
      withdrawal = null;
      then.run();
    }
  }

  private void disown() {
    boolean before =
        taken.values().stream().filter(it -> it.wish() == PersonRequest.Wish.NOT_ME).count() > 1;
    if (disowned != null && !before) {
      chronicle.note("", "recovery.disowned", List.of());
      disowned.run();
    }
  }

  private boolean enoughLinks() {
    Instant now = now();
    Duration pause = disowned == null ? PAUSE : SHORT_PAUSE;
    int most = disowned == null ? MOST_LINKS_A_DAY : MOST_SHORT_LINKS;
    boolean justNow = !links.isEmpty() && links.getLast().plus(pause).isAfter(now);
    Instant yesterday = now.minus(Duration.ofDays(1));
    return justNow || links.stream().filter(yesterday::isBefore).count() >= most;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
