package io.throughline.server.api.caller.gate;

import io.throughline.server.api.caller.Caller;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.settings.CallerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How often somebody may ask, and how much. */
public final class RequestLimits {

  /** JSON requests are small; only evidence is streamed, and many orders come at once. */
  private static final long MOST_JSON_BYTES = 64 * 1024;

  private static final long MOST_BULK_BYTES = 10 * 1024 * 1024;

  private static final String BULK = "/api/v1/journeys/bulk";
  private static final String EVIDENCE = "/evidence/{role}";

  private final RateLimit addresses;
  private final RateLimit callers;
  private final LongSupplier nanos;

  public RequestLimits(CallerSettings.Rates rates, LongSupplier nanos) {
    this.addresses = new RateLimit(rates.addressPerSecond(), rates.addressBurst(), nanos);
    this.callers = new RateLimit(rates.callerPerSecond(), rates.callerBurst(), nanos);
    this.nanos = nanos;
  }

  /** Counted before the token is looked at, so that guessing is slow, too. */
  void ofAddress(String address) {
    take(addresses, network(address));
  }

  /** All tokens of one owner share a bucket: more tokens are not more requests. */
  void ofCaller(Caller caller) {
    take(callers, caller.tenant() + " " + caller.id());
  }

  /** A body of unknown length is refused, too: it could be without end. */
  void ofBody(HttpServletRequest request, AccessRow row) {
    if (row.path().endsWith(EVIDENCE)) {
      return;
    }
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      throw ApiProblem.of(
          HttpStatus.LENGTH_REQUIRED, "request.length-unknown", "Say the body's length.");
    }
    long most = row.path().equals(BULK) ? MOST_BULK_BYTES : MOST_JSON_BYTES;
    if (request.getContentLengthLong() > most) {
      throw ApiProblem.of(
          HttpStatus.CONTENT_TOO_LARGE, "request.over-limit", "The request is too long.");
    }
  }

  /** Evidence has its own, longer, time. */
  HttpServletRequest timed(HttpServletRequest request) {
    return request.getRequestURI().contains("/evidence/") ? request : new TimedBody(request, nanos);
  }

  private static void take(RateLimit limit, String key) {
    limit
        .take(key)
        .ifPresent(wait -> {
          throw ApiProblem.tooMany(wait);
        });
  }

  /** One host of IPv6 has a whole /64 of addresses. */
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 8
        ? address
        : String.join(":", groups[0], groups[1], groups[2], groups[3]);
  }
}
