package io.throughline.server.api.caller.gate;

import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Credentials;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request in if {@link AccessTable} lists its route for one of its caller's roles. Whatever
 * is not listed there never reaches a route.
 */
public final class Gate extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";
  private static final String INSTANCE_HEADER = "Throughline-Instance";

  private final Credentials credentials;
  private final RequestLimits limits;
  private final Place place;

  /**
   * Where this gate stands.
   *
   * @param instance told with the open routes' answers; may be empty
   */
  public record Place(String instance, boolean vaultOnLoopbackOnly) {}

  public Gate(Credentials credentials, RequestLimits limits, Place place) {
    this.credentials = credentials;
    this.limits = limits;
    this.place = place;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      admit(request, response);
    } catch (ApiProblem problem) {
      if (problem.status() == HttpStatus.UNAUTHORIZED) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      }
      ProblemDocuments.write(response, problem);
      return;
    }
    next.doFilter(limits.timed(request), response);
  }

  private void admit(HttpServletRequest request, HttpServletResponse response) {
    Optional<AccessRow> row = AccessTable.row(method(request), request.getRequestURI());
    switch (row.map(AccessRow::opening).orElse(new Opening.Holders(java.util.Set.of()))) {
      case Opening.Everybody _ -> response.setHeader(INSTANCE_HEADER, place.instance());
      case Opening.GrantHolder _ -> requireThisHost(request);
      case Opening.LinkHolder _, Opening.Signer _ -> {
        limits.ofAddress(request.getRemoteAddr());
        limits.ofBody(request, row.orElseThrow());
      }
      case Opening.Holders holders -> {
        limits.ofAddress(request.getRemoteAddr());
        Caller caller = caller(request);
        limits.ofCaller(caller);
        AccessRow listed = row.orElseThrow(() -> notListed(request.getRequestURI()));
        requireRole(caller, holders);
        limits.ofBody(request, listed);
        request.setAttribute(Caller.ATTRIBUTE, caller);
      }
    }
  }

  /** Spring answers HEAD as it answers GET. */
  private static String method(HttpServletRequest request) {
    return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
  }

  /** The grant in the address is the authority; whoever is not on this host is not the worker. */
  private void requireThisHost(HttpServletRequest request) {
    if (place.vaultOnLoopbackOnly() && !Loopback.is(request.getRemoteAddr())) {
      throw unknownRoute();
    }
  }

  private Caller caller(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      throw ApiProblem.of(HttpStatus.UNAUTHORIZED, "token.missing", "A bearer token is needed.");
    }
    try {
      return credentials
          .callerOf(authorization.substring(SCHEME.length()).strip())
          .orElseThrow(() ->
              ApiProblem.of(
                  HttpStatus.UNAUTHORIZED, "token.refused", "The token does not open this."));
    } catch (DataAccessException noDatabase) {
      throw ApiProblem.unavailable("database.unreachable", "The database does not answer.");
    }
  }

  private static void requireRole(Caller caller, Opening.Holders holders) {
    if (!caller.holdsAnyOf(holders.roles())) {
      throw ApiProblem.of(
          HttpStatus.FORBIDDEN, "role.not-allowed", "The token's roles do not open this.");
    }
  }

  private static ApiProblem notListed(String path) {
    return AccessTable.hasPath(path)
        ? ApiProblem.of(
            HttpStatus.METHOD_NOT_ALLOWED, "method.not-allowed", "The route has no such method.")
        : unknownRoute();
  }

  private static ApiProblem unknownRoute() {
    return ApiProblem.of(HttpStatus.NOT_FOUND, "route.unknown", "There is no such route.");
  }
}
