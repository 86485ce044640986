package io.throughline.activities.action.peer;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.failure.FailureCode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks HTTP with another system: bounded in time and bytes, never redirected. */
public final class HttpPeer {
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param timeout for one answer in full, connecting included
   */
  public HttpPeer(Duration timeout) {
    this.timeout = timeout;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** An answer in full. */
  public record Answer(int status, String body) {}

  /**
   * An answer that stays the same when asked again. Fails with {@code REMEDY_UNREACHABLE} for none,
   * for 5xx, and for what time or an operator mends: 401, 403, 408, 409, 412, 425, 429; a {@code
   * Retry-After} is waited for, up to five minutes.
   */
  public Answer ask(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = send(request.timeout(timeout).build());
    int status = response.statusCode();
    boolean later =
        switch (status) {
          case 401, 403, 408, 409, 412, 425, 429 -> true;
          default -> status >= 500;
        };
    if (later) {
      throw unreachable("the other system answered " + status, pause(response));
    }
    return new Answer(status, new String(response.body(), StandardCharsets.UTF_8));
  }

  private static Optional<Duration> pause(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  // The request's own timeout ends with the headers: an answer that trickles has to be cut here.
  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw unreachable("the other system did not answer in time");
    } catch (ExecutionException broken) {
      throw unreachable("the other system did not answer in full");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unreachable("the call was interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  /** The failure of what may succeed later; the message carries nothing that was sent or read. */
  public static ApplicationFailure unreachable(String message) {
    return unreachable(message, Optional.empty());
  }

  private static ApplicationFailure unreachable(String message, Optional<Duration> pause) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(message)
            .setType(FailureCode.REMEDY_UNREACHABLE.name());
    pause.ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }
}
