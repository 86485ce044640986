package io.throughline.contracts.journey.answer.review.appeal;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts an appeal.
 *
 * @param contacts as the appealed journey has them
 * @param timers {@code review} is for the decision, {@code evidence} for what a reviewer asks for
 * @param account of the appealed journey, on which its remedies were carried out; null if none
 * @param references what earlier journeys of the person accepted
 * @param touched who had to do with the appealed journey, and so decides no appeal against it
 */
public record AppealRequest(
    JourneyId journey,
    SubjectId subject,
    Contacts contacts,
    Timers timers,
    @Nullable DirectoryAccount account,
    List<Capture> references,
    List<CallerId> touched,
    AppealMatter matter)
    implements JourneyOrder {
  /** The kind of journey, in ids, documents and notices. */
  public static final String KIND = "appeal";

  public AppealRequest {
    references = List.copyOf(references);
    touched = List.copyOf(touched);
    if (journey.equals(matter.appealed())) {
      throw new IllegalArgumentException("an appeal is a journey of its own");
    }
  }

  @Override
  public String rules() {
    return KIND;
  }
}
