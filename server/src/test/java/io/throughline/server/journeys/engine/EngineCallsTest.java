package io.throughline.server.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.server.problem.ApiProblem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineCallsTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final EngineCalls engine = new EngineCalls(threads, Duration.ofSeconds(2));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void anEngineThatIsDownIsSaidToBeUnreachableForNow() {
    WorkflowServiceStubs nowhere =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .setRpcRetryOptions(
                    RpcRetryOptions.newBuilder(RpcRetryOptions.getDefaultInstance())
                        .setExpiration(Duration.ofSeconds(1))
                        .build())
                .build());
    WorkflowClient client = WorkflowClient.newInstance(nowhere);
    assertUnreachable(() -> client.newUntypedWorkflowStub("hiring").query("status", String.class));
    assertUnreachable(() -> client.newUntypedWorkflowStub("hiring").update("x", String.class));
    nowhere.shutdownNow();
  }

  @Test
  void anEngineThatNeverAnswersIsNotWaitedForForEver() {
    CountDownLatch never = new CountDownLatch(1);
    assertUnreachable(() -> {
      never.await();
      return "";
    });
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void aRefusalKeepsItsReason(Refusal refusal) {
    ApiProblem problem =
        problem(ApplicationFailure.newNonRetryableFailure(refusal.reason(), "whatever"));
    assertThat(problem.reason()).isEqualTo(refusal.reason());
    assertThat(problem.status().value()).isEqualTo(409);
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aKnownFailureKeepsItsReason(FailureCode code) {
    ApiProblem problem = problem(code.failure("constant text"));
    String expected = code == FailureCode.MEDIA_EMPTY ? "evidence.empty" : code.reason();
    assertThat(problem.reason()).isEqualTo(expected);
    assertThat(problem.status().isError()).isTrue();
  }

  @Test
  void anUnknownFailureIsARefusalWithoutItsText() {
    ApiProblem problem = problem(ApplicationFailure.newFailure("ada@example.org", "Odd"));
    assertThat(problem.reason()).isEqualTo("journey.refused");
    assertThat(problem.detail()).doesNotContain("ada");
  }

  @Test
  void ourOwnBugIsNotTakenForTheEngines() {
    assertThatThrownBy(() ->
            engine.ask(() -> {
              throw new IllegalArgumentException("bug");
            }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ApiProblem problem(ApplicationFailure failure) {
    try {
      engine.ask(() -> {
        throw failure;
      });
    } catch (ApiProblem problem) {
      return problem;
    }
    throw new AssertionError("no problem");
  }

  private void assertUnreachable(Callable<String> call) {
    assertThatThrownBy(() -> engine.ask(call))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> {
              assertThat(problem.reason()).isEqualTo("engine.unreachable");
              assertThat(problem.status().value()).isEqualTo(503);
              assertThat(problem.retryAfter()).isPresent();
            });
  }
}
