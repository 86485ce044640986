package io.throughline.server.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of held journeys, over the whole way from a journey to the table and back. */
class ReviewRoutesTest extends DeployedServer {

  private static final String REVIEWS = "/api/v1/reviews";
  private static final String CLEAR =
      "{\"verdict\":\"clear\",\"reasonCode\":\"review.same-person\"}";

  @Test
  void aHeldJourneyIsListedTakenShownAndCleared() {
    String address = held();
    String id = caseOf(address);
    JsonNode line = line(id, "open", _ -> true);
    assertThat(line.path("assignedTo").isNull()).isTrue();
    assertThat(Instant.parse(line.path("dueAt").asText()))
        .isEqualTo(Instant.parse(line.path("openedAt").asText()).plus(Duration.ofDays(2)));

    JsonNode taken = analyst.post(REVIEWS + "/" + id + "/assignment", "{\"to\":\"me\"}").json();
    String me = taken.path("assignedTo").asText();
    assertThat(me).startsWith("c-");
    line(id, "mine", found -> found.path("assignedTo").asText().equals(me));

    JsonNode pack = analyst.get(REVIEWS + "/" + id).json();
    assertThat(pack.path("families").path("face").path("opposing").path(0).path("about").asText())
        .isEqualTo("interview-1 ↔ interview-2");
    assertThat(pack.path("notChecked").toString()).contains("dial-in: evidence.not-handed-in");
    assertThat(pack.toString()).doesNotContain("Ada", "example.org", "llr", "0.01", "score");

    assertThat(analyst.post(REVIEWS + "/" + id + "/verdict", CLEAR).status()).isEqualTo(200);
    awaitState(address, "cleared");
    JsonNode answered = line(id, "answered", _ -> true);
    assertThat(answered.path("verdict").path("reviewer").asText()).isEqualTo(me);
    assertThat(answered.path("verdict").path("reasonCode").asText())
        .isEqualTo("review.same-person");
  }

  @Test
  void whatSomebodyElseHasIsNeitherTakenNorDecided() {
    String id = caseOf(held());
    Api other = another("analyst");
    analyst.post(REVIEWS + "/" + id + "/assignment", "{\"to\":\"me\"}");

    assertProblem(
        other.post(REVIEWS + "/" + id + "/assignment", "{\"to\":\"me\"}"),
        409,
        "review.assigned-elsewhere");
    assertProblem(
        other.post(REVIEWS + "/" + id + "/verdict", CLEAR), 409, "review.assigned-elsewhere");
    analyst.post(REVIEWS + "/" + id + "/assignment", "{\"to\":null}");
    assertThat(other.post(REVIEWS + "/" + id + "/verdict", CLEAR).status()).isEqualTo(200);
    assertThat(other.post(REVIEWS + "/" + id + "/verdict", CLEAR).status()).isEqualTo(409);
  }

  @Test
  void whoOpenedAJourneyNeitherTakesNorGetsNorDecidesItsCase() {
    JsonNode both = newToken("{\"roles\":[\"hr\",\"analyst\"],\"note\":\"both\"}").json();
    Api opener = with(both.path("secret").asText());
    String id = caseOf(held(opener));
    String owner = both.path("owner").asText();
    assertThat(owner).startsWith("c-");
    for (String to : new String[] {"\"me\"", "null"}) {
      assertProblem(
          opener.post(REVIEWS + "/" + id + "/assignment", "{\"to\":" + to + "}"),
          403,
          "review.own-case");
    }
    assertProblem(
        analyst.post(REVIEWS + "/" + id + "/assignment", "{\"to\":\"" + owner + "\"}"),
        403,
        "review.own-case");
    assertProblem(opener.post(REVIEWS + "/" + id + "/verdict", CLEAR), 403, "review.own-case");
  }

  @Test
  void moreIsAskedForTwiceAndNoMore() {
    String id = caseOf(held());
    String ask =
        "{\"verdict\":\"ask-more\",\"reasonCode\":\"review.wrong-file\",\"ask\":\"recapture\"}";
    for (int n = 1; n <= 2; n++) {
      assertThat(analyst.post(REVIEWS + "/" + id + "/verdict", ask).status()).isEqualTo(200);
      int asked = n;
      line(id, "open", found -> found.path("asked").asInt() == asked);
    }
    assertProblem(analyst.post(REVIEWS + "/" + id + "/verdict", ask), 409, "review.asked-enough");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"verdict":"clear","reasonCode":"review.other-person"}                      | review.reason-unknown
          {"verdict":"clear","reasonCode":"review.wrong-file"}                        | review.reason-unknown
          {"verdict":"confirm","reasonCode":"because"}                                | review.reason-unknown
          {"verdict":"confirm"}                                                       | review.reason-unknown
          {"verdict":"ask-more","reasonCode":"review.wrong-file"}                     | request.invalid
          {"verdict":"ask-more","reasonCode":"review.wrong-file","ask":"dance"}       | request.invalid
          {"verdict":"clear","reasonCode":"review.same-person","ask":"recapture"}     | request.invalid
          {"verdict":"maybe","reasonCode":"review.same-person"}                       | request.invalid
          {}                                                                          | request.invalid\
          """)
  void anOddVerdictIsRefusedAndTheChoicesAreNamed(String verdict, String reason) {
    String id = caseOf(held());
    Api.Answer answer = analyst.post(REVIEWS + "/" + id + "/verdict", verdict);
    assertProblem(answer, 422, reason);
    if (reason.equals("review.reason-unknown")) {
      assertThat(answer.json().path("detail").asText()).contains("review.");
    }
    assertThat(line(id, "open", _ -> true).path("state").asText()).isEqualTo("open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"to\":\"c-short\"}", "{\"to\":\"\"}", "{\"whom\":\"me\"}", "{\"to\":{}}"})
  void anOddAssignmentIsRefused(String assignment) {
    String id = caseOf(held());
    assertThat(analyst.post(REVIEWS + "/" + id + "/assignment", assignment).status())
        .isIn(400, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?state=all", "?limit=0", "?limit=201", "?after=x", "?limit=x"})
  void anOddListIsRefused(String query) {
    assertThat(analyst.get(REVIEWS + query).status()).isIn(400, 404, 422);
  }

  @Test
  void aCaseOfNobodyOrOfAnotherTenantIsUnknown() {
    String id = caseOf(held());
    Api elsewhere =
        with(
            newToken("{\"roles\":[\"analyst\"],\"note\":\"other\",\"tenant\":\"t-elsewhere\"}")
                .json()
                .path("secret")
                .asText());
    assertProblem(elsewhere.get(REVIEWS + "/" + id), 404, "review.unknown");
    assertProblem(elsewhere.post(REVIEWS + "/" + id + "/verdict", CLEAR), 404, "review.unknown");
    assertThat(elsewhere.get(REVIEWS).json().path("reviews").size()).isZero();
    assertProblem(analyst.get(REVIEWS + "/r-" + "a".repeat(26) + "-1"), 404, "review.unknown");
    assertProblem(analyst.get(REVIEWS + "/nothing"), 404, "review.unknown");
  }

  @Test
  void aLateOlderWritingNeverReplacesANewerOne() {
    JourneyId journey = new JourneyId(id(api.startJourney()));
    ReviewQueue queue = new ReviewQueue(JdbcClient.create(database));
    ReviewCaseId id = ReviewCaseId.of(journey, 1);
    queue.show(version(id, 3, CaseState.ANSWERED));
    queue.show(version(id, 2, CaseState.OPEN));
    queue.show(version(id, 3, CaseState.OPEN));

    assertThat(queue.find(TenantId.OPERATOR, id))
        .hasValueSatisfying(found -> assertThat(found.state()).isEqualTo(CaseState.ANSWERED));
    queue.show(
        version(ReviewCaseId.of(new JourneyId("j-" + "z".repeat(26)), 1), 1, CaseState.OPEN));
    assertThat(
            queue.find(TenantId.OPERATOR, ReviewCaseId.of(new JourneyId("j-" + "z".repeat(26)), 1)))
        .isEmpty();
  }

  @Test
  void theQueueIsReadInPagesAndWhatIsDueFirstComesFirst() {
    ReviewQueue queue = new ReviewQueue(JdbcClient.create(database));
    for (int n = 0; n < 3; n++) {
      queue.show(
          version(ReviewCaseId.of(new JourneyId(id(api.startJourney())), 1), 1, CaseState.ASKED));
    }
    List<String> read = new ArrayList<>();
    @Nullable String next = "";
    while (next != null) {
      JsonNode page =
          analyst
              .get(REVIEWS + "?state=asked&limit=2" + (next.isEmpty() ? "" : "&after=" + next))
              .json();
      page.path("reviews").forEach(line -> read.add(line.path("dueAt").asText()));
      next = page.path("next").isNull() ? null : page.path("next").asText();
    }
    assertThat(read).hasSizeGreaterThanOrEqualTo(3);
    assertThat(read.stream().map(Instant::parse).toList()).isSorted();
  }

  private static ReviewCase version(ReviewCaseId id, long version, CaseState state) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new ReviewCase(
        id,
        id.journey(),
        version,
        Stage.DAY_ONE,
        "day-one",
        state,
        at,
        at.plusSeconds(60),
        at.plusSeconds(120),
        false,
        0,
        new CallerId("c-" + "a".repeat(26)),
        null);
  }

  private Api another(String role) {
    return with(
        newToken("{\"roles\":[\"%s\"],\"note\":\"another\"}".formatted(role))
            .json()
            .path("secret")
            .asText());
  }

  private String held() {
    return held(api);
  }

  private String held(Api opener) {
    String address = opener.startJourney();
    awaitState(address, "notified");
    assertThat(opener.post(address + "/consent", "{\"face\":true,\"voice\":true}").status())
        .isEqualTo(200);
    awaitState(address, "collecting");
    String evidence = address + "/interactions/interview-1/evidence/";
    assertThat(
            opener
                .put(evidence + "camera", media("\0\0\0\30ftypisom\0\0\2\0isommp42", address))
                .status())
        .isEqualTo(201);
    assertThat(opener.put(evidence + "dial-in", media("RIFF\44\0\0\0WAVEfmt ", address)).status())
        .isEqualTo(201);
    awaitState(address, "in-review");
    return address;
  }

  /** The head of a container, and something that makes it this recording and no other. */
  private static byte[] media(String head, String what) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((head + what).getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(new byte[4096]);
    return bytes.toByteArray();
  }

  private static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** The id of the journey's first case, once the queue has it. */
  private String caseOf(String address) {
    String id = ReviewCaseId.of(new JourneyId(id(address)), 1).value();
    line(id, "open", _ -> true);
    return id;
  }

  private JsonNode line(String id, String state, Predicate<JsonNode> as) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    Optional<JsonNode> found = Optional.empty();
    while (found.isEmpty() && Instant.now().isBefore(end)) {
      for (JsonNode line :
          analyst.get(REVIEWS + "?limit=200&state=" + state).json().path("reviews")) {
        if (line.path("id").asText().equals(id) && as.test(line)) {
          found = Optional.of(line);
        }
      }
    }
    return found.orElseThrow(() -> new AssertionError(id + " is not " + state));
  }
}
