package io.throughline.server.api.token;

import io.throughline.server.problem.ApiProblem;
import io.throughline.server.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request in if its route is public or its token opens the API. Whatever is not named here
 * needs the token, routes that do not exist included.
 */
final class Gate extends OncePerRequestFilter {

  /** JSON requests are small; only evidence is streamed. */
  private static final long MOST_JSON_BYTES = 64 * 1024;

  private static final String SCHEME = "Bearer ";

  /**
   * The raw address as it was sent, so that no decoding turns a closed route into an open one: no
   * dot segment, parameter or escape fits.
   */
  private static final Pattern VAULT = Pattern.compile("/internal/vault/[A-Za-z0-9_=-]{1,4096}");

  private static final Pattern EVIDENCE = Pattern.compile("/api/v1/journeys/[^/]+/interactions/.+");

  private final ApiTokens tokens;
  private final boolean vaultOnLoopbackOnly;

  Gate(ApiTokens tokens, boolean vaultOnLoopbackOnly) {
    this.tokens = tokens;
    this.vaultOnLoopbackOnly = vaultOnLoopbackOnly;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Optional<ApiProblem> problem = problem(request);
    if (problem.isEmpty()) {
      next.doFilter(request, response);
      return;
    }
    if (problem.get().status() == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    ProblemDocuments.write(response, problem.get());
  }

  private Optional<ApiProblem> problem(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.equals("/actuator/health")) {
      return Optional.empty();
    }
    if (VAULT.matcher(path).matches()) {
      // The grant in the address is the authority; whoever is not on this host is not the worker.
      return vaultOnLoopbackOnly && !Loopback.is(request.getRemoteAddr())
          ? Optional.of(
              ApiProblem.of(HttpStatus.NOT_FOUND, "route.unknown", "There is no such route."))
          : Optional.empty();
    }
    return refusal(request).or(() -> oversize(request, path));
  }

  private Optional<ApiProblem> refusal(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return Optional.of(
          ApiProblem.of(HttpStatus.UNAUTHORIZED, "token.missing", "A bearer token is needed."));
    }
    try {
      return tokens.opens(authorization.substring(SCHEME.length()).strip())
          ? Optional.empty()
          : Optional.of(
              ApiProblem.of(
                  HttpStatus.UNAUTHORIZED, "token.refused", "The token does not open this."));
    } catch (DataAccessException noDatabase) {
      return Optional.of(
          ApiProblem.unavailable("database.unreachable", "The database does not answer."));
    }
  }

  /** A body of unknown length is refused, too: it could be without end. */
  private static Optional<ApiProblem> oversize(HttpServletRequest request, String path) {
    if (EVIDENCE.matcher(path).matches()) {
      return Optional.empty();
    }
    boolean unknownLength = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (unknownLength) {
      return Optional.of(
          ApiProblem.of(
              HttpStatus.LENGTH_REQUIRED, "request.length-unknown", "Say the body's length."));
    }
    return request.getContentLengthLong() > MOST_JSON_BYTES
        ? Optional.of(
            ApiProblem.of(
                HttpStatus.CONTENT_TOO_LARGE, "request.over-limit", "The request is too long."))
        : Optional.empty();
  }
}
