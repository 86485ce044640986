package io.throughline.server.api.answer.desk.cohort;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.PlainText;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.server.api.audit.friction.Proportion;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.cohort.CohortOrder;
import io.throughline.server.journeys.cohort.Cohorts;
import io.throughline.server.journeys.cohort.Scorecards;
import io.throughline.server.journeys.cohort.roster.RosterRow;
import io.throughline.server.problem.ApiProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes in and out about cohorts. */
final class CohortDocuments {
  /** Rates of fewer people tell of single ones. */
  private static final int LEAST_MEMBERS = 10;

  private CohortDocuments() {}

  /** A cohort to be opened. */
  @Schema(name = "NewCohort")
  record NewCohort(
      @Schema(description = "pseudonym of the caller who vouches, c-…, as tokens list it")
          @Nullable String vendor,
      @Schema(description = "mail address of the vendor's manager") @Nullable String manager,
      @Schema(description = "how the manager is addressed") @Nullable String salutation,
      @Schema(description = "mail address of the people who order") @Nullable String team,
      @Schema(
              description =
                  "ISO 8601, until the vendor has to vouch: 30 days at most; P14D if left" + " out")
          @Nullable Duration attestation) {

    CohortOrder order() {
      Timers standard = Timers.standard();
      Duration until = attestation == null ? CohortRequest.ATTESTATION : attestation;
      if (!until.isPositive() || until.compareTo(Duration.ofDays(30)) > 0) {
        throw ApiProblem.invalid("A vendor vouches within 30 days.");
      }
      if (vendor == null || manager == null || team == null || salutation == null) {
        throw ApiProblem.invalid("Vendor, manager, salutation and team are needed.");
      }
      if (!PlainText.isMailAddress(manager)
          || !PlainText.isMailAddress(team)
          || !PlainText.isOneLine(salutation)) {
        throw odd();
      }
      try {
        return new CohortOrder(
            new CallerId(vendor),
            new Contacts(manager, team, salutation),
            new Timers(
                standard.consent(),
                standard.consentReminders(),
                until,
                standard.review(),
                standard.assessment(),
                null));
      } catch (IllegalArgumentException odd) {
        throw odd();
      }
    }

    private static ApiProblem odd() {
      return ApiProblem.invalid(
          "The vendor is a pseudonym such as tokens list, manager and team are mail addresses,"
              + " the salutation is one short line.");
    }
  }

  /** What a vendor says for its people; both have to be true. */
  @Schema(name = "Attestation")
  record NewAttestation(
      @Schema(description = "we employ these people") @Nullable Boolean employed,
      @Schema(description = "we have checked their identities") @Nullable Boolean checked) {

    void require() {
      if (!Boolean.TRUE.equals(employed) || !Boolean.TRUE.equals(checked)) {
        throw ApiProblem.invalid("A vendor that does not say both does not vouch.");
      }
    }
  }

  /** A roster as JSON; each row has the columns that a roster has. */
  @Schema(name = "NewRoster")
  record NewRoster(@Nullable List<Map<String, String>> rows) {}

  /** What a member works with. */
  @Schema(name = "NewSeat")
  record NewSeat(
      @Schema(description = "a word for the device, the same as in reported events")
          @Nullable String device,
      @Schema(description = "a word for what confirms sign-ins, the same as in reported events")
          @Nullable String factor) {

    String word(@Nullable String word) {
      if (word == null || word.isBlank() || word.length() > 256) {
        throw ApiProblem.invalid("Device and factor are words of 1 to 256 characters.");
      }
      return word;
    }
  }

  /** Who was admitted, and what is wrong with the rows of others. */
  @Schema(name = "RosterReport")
  record RosterReport(int admitted, List<AdmittedRow> members, List<RosterRow.Fault> faults) {
    static RosterReport of(Cohorts.Admitted admitted) {
      return new RosterReport(
          admitted.members().size(),
          admitted.members().stream()
              .map(row -> new AdmittedRow(row.line(), row.journey().value(), row.created()))
              .toList(),
          admitted.faults());
    }
  }

  /** A row that has a journey. */
  @Schema(name = "AdmittedRow")
  record AdmittedRow(int line, String journey, boolean created) {}

  /** A cohort as those see it who lead it. */
  @Schema(name = "Cohort")
  record Document(
      String id,
      boolean attested,
      boolean limited,
      Map<String, Integer> states,
      List<Member> members,
      List<Cluster> clusters) {

    static Document of(JourneyId id, CohortBook book, List<JourneyOverview.Line> lines) {
      return new Document(
          id.value(),
          book.attested(),
          book.limited(),
          lines.stream()
              .collect(
                  Collectors.toMap(
                      JourneyOverview.Line::state, _ -> 1, Integer::sum, java.util.TreeMap::new)),
          lines.stream()
              .map(line -> new Member(line.id().value(), line.state(), line.stage()))
              .toList(),
          clusters(book, lines));
    }

    /** Members of other cohorts are counted and not named. */
    private static List<Cluster> clusters(CohortBook book, List<JourneyOverview.Line> lines) {
      List<JourneyId> own = lines.stream().map(JourneyOverview.Line::id).toList();
      return book.clusters().stream()
          .map(cluster -> {
            List<String> here =
                cluster.members().stream().filter(own::contains).map(JourneyId::value).toList();
            return new Cluster(
                cluster.interaction().value(),
                here,
                cluster.members().size() - here.size(),
                cluster.ties(),
                cluster.verdict().word());
          })
          .toList();
    }
  }

  /** One member. */
  @Schema(name = "CohortMember")
  record Member(String journey, String state, String stage) {}

  /**
   * Members who may be one person.
   *
   * @param elsewhere how many more there are in other cohorts
   * @param shared what they share
   */
  @Schema(name = "CohortCluster")
  record Cluster(
      String name, List<String> members, int elsewhere, List<String> shared, String verdict) {}

  /** How the people of vendors fared. */
  @Schema(name = "Scorecard")
  record Scorecard(List<Vendor> vendors) {}

  /**
   * One vendor; the rates are absent where so few have ended that they would tell of single people.
   *
   * @param settled whose journeys have ended
   */
  @Schema(name = "VendorScore")
  record Vendor(
      String vendor,
      int members,
      int settled,
      @Nullable Proportion cleared,
      @Nullable Proportion stopped,
      @Nullable Proportion left) {

    static Vendor of(Scorecards.Score score) {
      Optional<Integer> all =
          Optional.of(score.settled()).filter(settled -> settled >= LEAST_MEMBERS);
      return new Vendor(
          score.vendor().value(),
          score.members(),
          score.settled(),
          all.map(of -> Proportion.of(score.cleared(), of)).orElse(null),
          all.map(of -> Proportion.of(score.stopped(), of)).orElse(null),
          all.map(of -> Proportion.of(score.left(), of)).orElse(null));
    }
  }
}
