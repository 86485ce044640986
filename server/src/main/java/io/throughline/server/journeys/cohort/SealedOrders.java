package io.throughline.server.journeys.cohort;

import io.temporal.common.converter.DataConverter;
import io.temporal.payload.context.WorkflowSerializationContext;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.hiring.cohort.OnboardingRequest;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.server.journeys.cohort.roster.RosterRow;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Orders of members, under the keys of the members: a cohort carries them and reads none. */
final class SealedOrders {
  private final DataConverter converter;
  private final String namespace;

  SealedOrders(DataConverter converter, String namespace) {
    this.converter = converter;
    this.namespace = namespace;
  }

  /**
   * What is wanted for one member.
   *
   * @param team mail address of the people who ordered the cohort
   * @param references what an earlier journey of the same person accepted
   */
  record Wanted(CohortName cohort, RosterRow row, String team, List<Capture> references) {}

  CohortJourney.Member member(JourneyRegistry.Entry member, Wanted wanted) {
    RosterRow row = wanted.row();
    OnboardingRequest request =
        new OnboardingRequest(
            member.journey(),
            member.subject(),
            wanted.cohort(),
            new Contacts(row.email(), wanted.team(), row.name()),
            Timers.standard(),
            Optional.ofNullable(row.account()).map(DirectoryAccount::new).orElse(null),
            wanted.references(),
            Optional.ofNullable(row.zone()).map(WatchPlan::standard).orElse(null));
    byte[] payload =
        converter
            .withContext(new WorkflowSerializationContext(namespace, member.workflowId()))
            .toPayload(request)
            .orElseThrow()
            .toByteArray();
    return new CohortJourney.Member(
        member.journey(), member.subject(), Base64.getEncoder().encodeToString(payload));
  }
}
