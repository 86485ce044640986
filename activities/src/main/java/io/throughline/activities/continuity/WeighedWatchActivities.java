package io.throughline.activities.continuity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.activities.policy.OpaClient;
import io.throughline.activities.policy.PolicyShadow;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchQuestion;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.Stage;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;

/** Asks Open Policy Agent, the table {@code work_trait}, and whoever starts watches. */
public final class WeighedWatchActivities implements WatchActivities {
  private static final String KIND = "watch";

  private final OpaClient opa;
  private final TraitTable traits;
  private final Function<Beginning, JourneyId> starter;
  private final AdviceReader reader = new AdviceReader();
  private final JsonMapper json = new JsonMapper();

  /**
   * @param starter begins a watch, once however often it is asked
   */
  public WeighedWatchActivities(
      OpaClient opa, DataSource database, Function<Beginning, JourneyId> starter) {
    this.opa = opa;
    this.starter = starter;
    this.traits = new TraitTable(database);
  }

  @Override
  public WatchAdvice advise(WatchQuestion question) {
    try {
      return opa.ask(
          asked(question.step(), json.writeValueAsString(question)),
          new PolicyShadow.Reading<>(reader::read, WeighedWatchActivities::said));
    } catch (JsonProcessingException unwritable) {
      throw FailureCode.POLICY_MALFORMED.failure("the question cannot be written");
    }
  }

  private static PolicyShadow.Asked asked(String step, String input) {
    String journey = step.substring(0, Math.max(0, step.indexOf('/')));
    return new PolicyShadow.Asked(journey, step, Stage.WATCH.word(), "advice", KIND, input);
  }

  private static PolicyShadow.Answer said(WatchAdvice advice) {
    return new PolicyShadow.Answer(
        "recheck " + advice.recheck().name().toLowerCase(Locale.ROOT),
        advice.reasons(),
        advice.bundleRevision());
  }

  @Override
  public JourneyId begin(Beginning beginning) {
    return starter.apply(beginning);
  }

  @Override
  public Shared share(Traits used) {
    try {
      return new Shared(
          traits.sharedAfterKeeping(used, TraitTable.DEVICE, used.devices()),
          traits.sharedAfterKeeping(used, TraitTable.FACTOR, used.factors()));
    } catch (SQLException noDatabase) {
      throw FailureCode.FIGURES_UNREACHABLE.failure("devices cannot be looked up");
    }
  }
}
