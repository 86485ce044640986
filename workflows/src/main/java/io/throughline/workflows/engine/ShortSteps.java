package io.throughline.workflows.engine;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Activities of milliseconds. They are tried once within the workflow task that wants them, which
 * leaves one event instead of six; what fails there but may be tried again is left to the engine,
 * whose retries leave no events. A task that is lost repeats them, perhaps with another answer:
 * they have to be safe to repeat, and nothing outside may be told of what they answered before the
 * task is over.
 */
public final class ShortSteps {
  /** Well below the ten seconds that a workflow task has. */
  private static final Duration TRIAL = Duration.ofSeconds(3);

  private static final RetryOptions ONCE = RetryOptions.newBuilder().setMaximumAttempts(1).build();

  private ShortSteps() {}

  /**
   * A stub, not to be called by {@code Async} with a reference to its method alone.
   *
   * @param options for what the engine does, and for journeys from before there were short steps
   */
  public static <A> A of(Class<A> type, ActivityOptions options) {
    A lasting = Workflow.newActivityStub(type, options);
    A brief = Workflow.newLocalActivityStub(type, trial(options));
    Object stub =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                Patches.shortSteps()
                    ? tried(brief, lasting, method, arguments)
                    : called(lasting, method, arguments));
    return type.cast(stub);
  }

  private static LocalActivityOptions trial(ActivityOptions options) {
    Duration whole = Optional.ofNullable(options.getScheduleToCloseTimeout()).orElse(TRIAL);
    Duration trial = whole.compareTo(TRIAL) < 0 ? whole : TRIAL;
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(trial)
        .setScheduleToCloseTimeout(trial)
        .setRetryOptions(ONCE)
        .build();
  }

  private static @Nullable Object tried(
      Object brief, Object lasting, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return called(brief, method, arguments);
    } catch (ActivityFailure failure) {
      if (isFinal(failure)) {
        throw failure;
      }
      return called(lasting, method, arguments);
    }
  }

  private static boolean isFinal(ActivityFailure failure) {
    return failure.getRetryState() == RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE
        || failure.getCause() instanceof CanceledFailure;
  }

  private static @Nullable Object called(Object stub, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(stub, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
