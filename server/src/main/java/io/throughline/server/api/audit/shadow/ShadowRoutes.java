package io.throughline.server.api.audit.shadow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.server.api.PathWords;
import io.throughline.server.api.audit.friction.Proportion;
import io.throughline.server.api.audit.shadow.ShadowFigures.Group;
import io.throughline.server.api.audit.shadow.ShadowReport.Change;
import io.throughline.server.api.audit.shadow.ShadowReport.Count;
import io.throughline.server.api.audit.shadow.ShadowReport.Move;
import io.throughline.server.api.audit.shadow.ShadowReport.OfStage;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what rules that are not in force would have changed. */
@RestController
public final class ShadowRoutes {
  private final ShadowFigures figures;
  private final JourneyRegistry registry;
  private final JourneyOverview overview;

  ShadowRoutes(ShadowFigures figures, JourneyRegistry registry, JourneyOverview overview) {
    this.figures = figures;
    this.registry = registry;
    this.overview = overview;
  }

  @Operation(
      summary = "Report what the shadow rules would have changed",
      description =
          "Of questions asked since that day, such as 2026-11-01, in UTC: how many would be decided"
              + " otherwise, with the 95 % interval, and in which journeys. Nothing of it was acted"
              + " on.")
  @ApiResponse(responseCode = "200", description = "The report.")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @GetMapping("/api/v1/policy/shadow")
  ShadowReport report(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String since) {
    ShadowFigures.Span span = new ShadowFigures.Span(caller.tenant(), PathWords.day(since));
    List<String> revisions = figures.revisions(span);
    String shadow = revisions.isEmpty() ? "" : revisions.getFirst();
    List<Group> groups = figures.groups(span, shadow);
    ShadowFigures.Journeys journeys = figures.journeys(span, shadow);
    List<Change> changed = standing(caller.tenant(), figures.changes(span, shadow));
    int compared = sum(groups, group -> group.would() != null);
    int wouldChange = sum(groups, Group::changes);
    return new ShadowReport(
        since,
        shadow.isEmpty() ? null : shadow,
        revisions.stream().skip(1).toList(),
        figures.live(span, shadow),
        sum(groups, _ -> true),
        compared,
        wouldChange,
        share(wouldChange, compared),
        journeys.compared(),
        journeys.changed(),
        sum(groups, group -> "shadow.dropped".equals(group.none())),
        noAnswer(groups),
        stages(groups),
        moves(groups),
        figures.reasons(span, shadow),
        ShadowReport.clearedStopped(changed),
        ShadowReport.stoppedLetGo(changed),
        changed,
        wouldChange - changed.size());
  }

  private static @Nullable Proportion share(int hits, int of) {
    return of == 0 ? null : Proportion.of(hits, of);
  }

  private static int sum(List<Group> groups, Predicate<Group> wanted) {
    return groups.stream().filter(wanted).mapToInt(Group::decisions).sum();
  }

  private static List<Count> noAnswer(List<Group> groups) {
    Map<String, Integer> reasons = new TreeMap<>();
    groups.forEach(group ->
        Optional.ofNullable(group.none())
            .ifPresent(none -> reasons.merge(none, group.decisions(), Integer::sum)));
    return reasons.entrySet().stream().map(of -> new Count(of.getKey(), of.getValue())).toList();
  }

  private static List<OfStage> stages(List<Group> groups) {
    Map<String, List<Group>> stages =
        groups.stream()
            .filter(group -> group.would() != null)
            .collect(Collectors.groupingBy(Group::stage, TreeMap::new, Collectors.toList()));
    return stages.entrySet().stream()
        .map(of -> {
          int compared = sum(of.getValue(), _ -> true);
          int changed = sum(of.getValue(), Group::changes);
          return new OfStage(of.getKey(), compared, changed, share(changed, compared));
        })
        .toList();
  }

  private static List<Move> moves(List<Group> groups) {
    return groups.stream()
        .filter(Group::changes)
        .map(group ->
            new Move(group.stage(), group.was(), String.valueOf(group.would()), group.decisions()))
        .toList();
  }

  private List<Change> standing(TenantId tenant, List<Change> changes) {
    List<JourneyRegistry.Entry> entries =
        changes.stream()
            .map(Change::journey)
            .distinct()
            .map(journey -> new JourneyRegistry.Key(tenant, new JourneyId(journey)))
            .flatMap(key -> registry.byId(key).stream())
            .toList();
    Map<String, String> states =
        overview.of(entries).stream()
            .collect(Collectors.toMap(line -> line.id().value(), JourneyOverview.Line::state));
    return changes.stream()
        .map(one ->
            new Change(
                one.journey(),
                one.stage(),
                one.interaction(),
                one.was(),
                one.would(),
                one.reasons(),
                states.getOrDefault(one.journey(), JourneyState.ERASED.word())))
        .toList();
  }
}
