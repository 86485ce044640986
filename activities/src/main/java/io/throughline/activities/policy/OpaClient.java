package io.throughline.activities.policy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.failure.FailureCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one question to Open Policy Agent's REST API and brings back the bytes of its answer. */
public final class OpaClient {
  private static final Logger LOG = LoggerFactory.getLogger(OpaClient.class);

  private final OpaSettings settings;
  private final PolicyShadow shadow;
  private final HttpClient http;

  public OpaClient(OpaSettings settings) {
    this(settings, PolicyShadow.NONE);
  }

  /**
   * @param shadow hears each question once it is answered
   */
  public OpaClient(OpaSettings settings, PolicyShadow shadow) {
    this.settings = settings;
    this.shadow = shadow;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  /** Asks, reads, and lets the shadow hear of it; what is answered is what these rules say. */
  public <T> T ask(PolicyShadow.Asked asked, PolicyShadow.Reading<T> reading) {
    T answer = reading.read().apply(ask(asked.rules(), asked.input()));
    try {
      shadow.hear(
          asked,
          reading.said().apply(answer),
          body -> reading.said().apply(reading.read().apply(body)));
    } catch (RuntimeException unheard) {
      // Whatever becomes of the shadow, the journey has its answer.
      LOG.atWarn().addKeyValue("at", unheard.getClass().getName()).log("shadow.unheard");
    }
    return answer;
  }

  /**
   * Asks for the decision on a journey of that kind. Fails with {@code POLICY_UNREACHABLE} when no
   * complete answer comes in time, and with {@code POLICY_MALFORMED} when the question is refused.
   *
   * @param kind of journey, already checked against the schema: it becomes part of the path
   * @param question the question as JSON
   */
  public byte[] ask(String kind, String question) {
    HttpResponse<byte[]> response = send(request(kind, question));
    int status = response.statusCode();
    if (status >= 500) {
      throw FailureCode.POLICY_UNREACHABLE.failure("policy answered with status " + status);
    }
    if (status != 200) {
      throw FailureCode.POLICY_MALFORMED.failure("policy answered with status " + status);
    }
    return response.body();
  }

  private HttpRequest request(String kind, String question) {
    URI uri =
        settings.address().resolve("/v1/data/throughline/" + kind + "/decision?provenance=true");
    return HttpRequest.newBuilder(uri)
        .timeout(settings.timeout())
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"input\":" + question + "}", StandardCharsets.UTF_8))
        .build();
  }

  // The request's own timeout ends with the headers: an answer that trickles has to be cut here.
  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), settings.maxBytes()));
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw unreachable("policy did not answer in time");
    } catch (ExecutionException broken) {
      throw unreachable("policy did not answer in full");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unreachable("the question to policy was interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private static ApplicationFailure unreachable(String message) {
    return FailureCode.POLICY_UNREACHABLE.failure(message);
  }
}
