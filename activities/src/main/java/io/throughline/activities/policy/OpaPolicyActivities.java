package io.throughline.activities.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.policy.PolicyQuestion;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets Open Policy Agent decide; a question that is none is held without being asked. */
public final class OpaPolicyActivities implements PolicyActivities {
  private static final Logger LOG = LoggerFactory.getLogger(OpaPolicyActivities.class);
  private static final Decision INVALID = Decision.hold("question.invalid");

  private final OpaClient opa;
  private final QuestionSchema schema = new QuestionSchema();
  private final DecisionReader reader = new DecisionReader();
  private final JsonMapper json = new JsonMapper();

  public OpaPolicyActivities(OpaClient opa) {
    this.opa = opa;
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    try {
      String input = json.writeValueAsString(question);
      List<String> violations = schema.violations(input);
      if (!violations.isEmpty()) {
        LOG.atError().addKeyValue("violations", violations).log("question.invalid");
        return INVALID;
      }
      return opa.ask(
          PolicyShadow.Asked.of(question, input),
          new PolicyShadow.Reading<>(reader::read, PolicyShadow.Answer::of));
    } catch (JsonProcessingException unwritable) {
      LOG.atError().addKeyValue("at", unwritable.getClass().getName()).log("question.invalid");
      return INVALID;
    }
  }
}
