package io.throughline.server.journeys.sequel;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealMatter;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.cohort.CohortOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.Order;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.problem.ApiProblem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Opens appeals: one for a journey, by its person, in time. */
public final class Appeals {
  /** Nobody's end: a group's, and that of objecting itself. */
  private static final Set<String> NOBODYS = Set.of(AppealRequest.KIND, CohortOrder.KIND);

  private final HiringJourneys journeys;
  private final JourneyRegistry registry;
  private final OrderBook orders;
  private final CaseHands hands;
  private final Clock clock;

  public Appeals(
      HiringJourneys journeys, HiringJourneys.Books books, CaseHands hands, Clock clock) {
    this.journeys = journeys;
    this.registry = books.registry();
    this.orders = books.orders();
    this.hands = hands;
    this.clock = clock;
  }

  /**
   * The same statement again is the same appeal. Fails with {@code appeal.not-possible} where
   * nothing was taken from anybody, {@code appeal.late}, {@code appeal.exists}, and {@code
   * appeal.statement}.
   */
  public JourneyRegistry.Entry open(JourneyRegistry.Key key, String said) {
    String statement = statement(said);
    JourneyRegistry.Entry appealed = journeys.entry(key);
    JourneyStatus status = journeys.status(key);
    Ending ending = ending(appealed, status).orElseThrow(Appeals::notPossible);
    OrderBook.Place place = place(key, appealed, statement, ending);
    journeys.startOnce(
        place.entry(),
        new HiringJourneys.First<>(
            AppealJourney.class,
            request(place.entry(), appealed, new Said(statement, ending, status)),
            JourneyState.REQUESTED,
            Stage.CLOSE));
    return place.entry();
  }

  /** What the appeal is about, once the journey was asked. */
  private record Said(String statement, Ending ending, JourneyStatus status) {}

  /** The appeal against that journey, if there is one. */
  public Optional<JourneyRegistry.Entry> against(JourneyRegistry.Key appealed) {
    return orders.entered(appealed.tenant(), orderKey(appealed));
  }

  /**
   * Whether and until when somebody may object; nobody appeals against an appeal or for a group.
   */
  public Optional<Ending> ending(JourneyRegistry.Entry journey, JourneyStatus status) {
    return NOBODYS.contains(journey.kind()) ? Optional.empty() : Ending.of(status);
  }

  /** Whether it is too late now. */
  public boolean late(Ending ending) {
    return ending.over(clock.instant());
  }

  /** What is appealed and why; for reviewers and the person's own page. */
  public AppealMatter matter(JourneyRegistry.Entry appeal) {
    return journeys.query(appeal, AppealJourney.class, AppealJourney::matter);
  }

  /** An appeal that was entered and never began is begun with what the person says now. */
  private OrderBook.Place place(
      JourneyRegistry.Key key, JourneyRegistry.Entry appealed, String statement, Ending ending) {
    Optional<JourneyRegistry.Entry> before = against(key);
    if (before.isEmpty() && late(ending)) {
      throw ApiProblem.of(HttpStatus.CONFLICT, "appeal.late", "The 30 days to object are over.");
    }
    Order.Appeal order = new Order.Appeal(appealed, statement);
    try {
      return orders.enter(
          new JourneyRegistry.Opener(key.tenant(), person(appealed.subject())),
          order,
          orderKey(key));
    } catch (ApiProblem another) {
      if (before.isEmpty() || begun(before.get())) {
        throw ApiProblem.of(
            HttpStatus.CONFLICT, "appeal.exists", "This journey was appealed before.");
      }
      return new OrderBook.Place(before.get(), false);
    }
  }

  private boolean begun(JourneyRegistry.Entry appeal) {
    try {
      var _ = journeys.query(appeal, HiringJourney::status);
      return true;
    } catch (ApiProblem problem) {
      if (problem.reason().equals("journey.not-started")) {
        return false;
      }
      throw problem;
    }
  }

  private AppealRequest request(
      JourneyRegistry.Entry appeal, JourneyRegistry.Entry appealed, Said said) {
    JourneyRegistry.Key key =
        new JourneyRegistry.Key(appealed.opener().tenant(), appealed.journey());
    List<Capture> references = references(appealed.subject());
    boolean agreed =
        !references.isEmpty()
            || said.status().timeline().stream().anyMatch(it -> it.what().equals("consent.given"));
    return new AppealRequest(
        appeal.journey(),
        appeal.subject(),
        journeys.contacts(key),
        Timers.appeal(),
        journeys.query(appealed, HiringJourney::account),
        references,
        hands.of(appealed),
        new AppealMatter(
            appealed.journey(),
            said.statement(),
            said.ending().state(),
            said.ending().endedAt(),
            agreed,
            reasons(said.status()),
            journeys.packs(key).packs()));
  }

  /** What any journey that enrolled the person accepted, of the latest that accepted anything. */
  private List<Capture> references(SubjectId subject) {
    return registry.ofSubject(subject).reversed().stream()
        .filter(entry -> Enrolling.is(entry))
        .map(entry -> journeys.query(entry, HiringJourney::record).captures())
        .filter(captures -> !captures.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> reasons(JourneyStatus status) {
    return status.timeline().stream()
        .filter(entry ->
            entry.what().startsWith("decision.")
                || entry.what().startsWith("review.")
                || entry.what().startsWith("journey."))
        .map(TimelineEntry::reasons)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** Line ends count once, and nothing is kept that no keyboard writes. */
  private static String statement(String said) {
    String text = said.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ").strip();
    if (text.isEmpty() || text.length() > AppealMatter.LONGEST) {
      throw ApiProblem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "appeal.statement",
          "An appeal says why in 1 to 2000 characters.");
    }
    return text;
  }

  /** The person opens it: a pseudonym that no caller has. */
  private static CallerId person(SubjectId subject) {
    return new CallerId("c-" + subject.value().substring(2));
  }

  /** With a space, which no caller's own key has. */
  private static String orderKey(JourneyRegistry.Key appealed) {
    return "appeal against " + appealed.journey();
  }

  private static ApiProblem notPossible() {
    return ApiProblem.of(
        HttpStatus.CONFLICT,
        "appeal.not-possible",
        "Nothing was decided here that somebody could object to.");
  }
}
