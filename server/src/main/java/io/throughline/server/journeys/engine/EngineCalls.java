package io.throughline.server.journeys.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.custody.failure.CustodyException;
import io.throughline.server.problem.ApiProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Asks Temporal with a limit of patience, and says in our words what went wrong. */
public final class EngineCalls {

  private static final Logger LOG = LoggerFactory.getLogger(EngineCalls.class);

  private final ExecutorService threads;
  private final Duration patience;

  public EngineCalls(ExecutorService threads, Duration patience) {
    this.threads = threads;
    this.patience = patience;
  }

  /** The answer; whatever else happens is thrown as an {@link ApiProblem}. */
  public <T> T ask(Callable<T> call) {
    Future<T> answer = threads.submit(call);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw problem(failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException tooLate) {
      throw unreachable();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw unreachable();
    } finally {
      answer.cancel(true);
    }
  }

  private static RuntimeException problem(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CustodyException custody) {
        return custody;
      }
      if (cause instanceof ApplicationFailure application) {
        return ofFailure(application);
      }
    }
    return switch (failure) {
      case WorkflowNotFoundException notFound -> new JourneyNotOpen(notFound);
      // The outcome of an accepted update is unknown: the same request may be sent again.
      case WorkflowException _, StatusRuntimeException _ -> {
        LOG.warn("engine.failed kind={}", failure.getClass().getSimpleName());
        yield unreachable();
      }
      case RuntimeException bug -> bug;
      default -> new IllegalStateException("the engine call failed", failure);
    };
  }

  private static RuntimeException ofFailure(ApplicationFailure failure) {
    String name = failure.getType();
    Optional<FailureCode> code =
        Arrays.stream(FailureCode.values()).filter(known -> known.name().equals(name)).findFirst();
    return Refusal.ofReason(failure.getOriginalMessage())
        .map(ApiProblem::refused)
        .or(() -> code.map(ApiProblem::of))
        .or(() -> endedMeanwhile(name))
        .orElseGet(() ->
            ApiProblem.of(
                HttpStatus.CONFLICT, "journey.refused", "The journey does not take this."));
  }

  /** The SDK's own word for an update that the end of the workflow overtook. */
  private static Optional<ApiProblem> endedMeanwhile(String type) {
    return type.equals("AcceptedUpdateCompletedWorkflow")
        ? Optional.of(ApiProblem.refused(Refusal.JOURNEY_ENDED))
        : Optional.empty();
  }

  private static ApiProblem unreachable() {
    return ApiProblem.unavailable("engine.unreachable", "The journeys' engine does not answer.");
  }
}
