package io.throughline.server.api.caller.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.problem.ApiProblem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes the tokens of a tenant. */
@RestController
@RequestMapping("/api/v1/tokens")
public final class TokenRoutes {

  private final ApiTokens tokens;
  private final Clock clock;

  public TokenRoutes(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** The tokens of a tenant, newest first. */
  public record TokenList(List<TokenDocument> tokens) {}

  @Operation(
      summary = "Make a token",
      description =
          "The secret is in this answer only. Tokens of one owner are one caller: who opened a"
              + " journey does not review it with another token.")
  @ApiResponse(responseCode = "201", description = "The token, with its secret.")
  @ApiResponse(responseCode = "403", description = "role.not-allowed or tenant.not-allowed")
  @ApiResponse(responseCode = "422", description = "request.invalid")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TokenDocument create(
      @RequestBody NewToken request, @RequestAttribute(Caller.ATTRIBUTE) Caller maker) {
    return TokenDocument.ofMade(tokens.create(request.grant(maker, clock.instant())));
  }

  @Operation(summary = "List the tenant's tokens, newest first")
  @GetMapping
  TokenList list(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return new TokenList(tokens.of(caller.tenant()).stream().map(TokenDocument::of).toList());
  }

  @Operation(summary = "Revoke a token", description = "It opens nothing from now on.")
  @ApiResponse(responseCode = "200", description = "The token is revoked.")
  @ApiResponse(responseCode = "404", description = "token.unknown")
  @DeleteMapping("/{token}")
  TokenDocument revoke(
      @PathVariable String token, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    return tokens
        .revoke(caller.tenant(), id(token))
        .map(TokenDocument::of)
        .orElseThrow(TokenRoutes::unknown);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw unknown();
    }
  }

  private static ApiProblem unknown() {
    return ApiProblem.of(HttpStatus.NOT_FOUND, "token.unknown", "There is no such token.");
  }
}
