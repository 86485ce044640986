package io.throughline.workflows.consent;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
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

/** Takes what the person asks for: another way with a human, or a new link. Nothing is rejected. */
public final class PersonDesk {
  /** Between two links; whoever waits for the first mail needs no second one. */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private static final int MOST_LINKS_A_DAY = 5;

  private final Chronicle chronicle;
  private final Announcements announcements;
  private final Map<String, PersonRequest> taken = new HashMap<>();
  private final Set<String> stagesWithHuman = new HashSet<>();
  private final List<Instant> links = new ArrayList<>();

  public PersonDesk(Chronicle chronicle, Announcements announcements) {
    this.chronicle = chronicle;
    this.announcements = announcements;
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
    boolean enough =
        switch (request.wish()) {
          case HUMAN -> stagesWithHuman.contains(chronicle.status().stage().word());
          case NEW_LINK -> enoughLinks();
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
    }
  }

  private boolean enoughLinks() {
    Instant now = now();
    boolean justNow = !links.isEmpty() && links.getLast().plus(PAUSE).isAfter(now);
    Instant yesterday = now.minus(Duration.ofDays(1));
    return justNow || links.stream().filter(yesterday::isBefore).count() >= MOST_LINKS_A_DAY;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
