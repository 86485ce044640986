package io.throughline.server.api.caller.token;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import io.throughline.server.problem.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What an administrator asks for.
 *
 * @param owner of tokens that the same person has already; a new one if absent
 * @param tenant the maker's own if absent; another is named by the operator's administrators only
 * @param lifetime until it expires; absent for a token that is revoked only
 */
@Schema(name = "NewToken")
record NewToken(
    @Nullable List<String> roles,
    @Nullable String note,
    @Nullable String owner,
    @Nullable String tenant,
    @Nullable Duration lifetime) {

  private static final Pattern NOTE = Pattern.compile("[^\\p{Cntrl}]{1,200}");
  private static final Duration LONGEST = Duration.ofDays(3650);

  TokenGrant grant(Caller maker, Instant now) {
    if (note == null || !NOTE.matcher(note).matches()) {
      throw ApiProblem.invalid("A note of one line, 200 characters at most, says what it is for.");
    }
    CallerId ofOwner =
        owner == null
            ? OwnerPseudonyms.fresh()
            : word(owner, CallerId::new, "An owner is c- and 26 characters, as tokens show it.");
    return new TokenGrant(
        new Caller(ofOwner, tenantFor(maker), chosenRoles()),
        note,
        Optional.ofNullable(lifetime).map(NewToken::limited).map(now::plus),
        Optional.of(maker.id()));
  }

  private TenantId tenantFor(Caller maker) {
    if (tenant == null) {
      return maker.tenant();
    }
    TenantId named =
        word(tenant, TenantId::new, "A tenant is t- and 1 to 40 letters, digits and hyphens.");
    if (!named.equals(maker.tenant()) && !maker.tenant().equals(TenantId.OPERATOR)) {
      throw ApiProblem.of(
          HttpStatus.FORBIDDEN, "tenant.not-allowed", "Tokens are made for the own tenant.");
    }
    return named;
  }

  private Set<Role> chosenRoles() {
    Set<Role> chosen = EnumSet.noneOf(Role.class);
    for (String role : roles == null ? List.<String>of() : roles) {
      chosen.add(
          Role.of(String.valueOf(role))
              .orElseThrow(() ->
                  ApiProblem.invalid("Roles are hr, help-desk, analyst, auditor and admin.")));
    }
    if (chosen.isEmpty()) {
      throw ApiProblem.invalid("A token has at least one role.");
    }
    return chosen;
  }

  private static Duration limited(Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
      throw ApiProblem.invalid("A lifetime is positive, and ten years at most.");
    }
    return lifetime;
  }

  private static <T> T word(String text, Function<String, T> form, String otherwise) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw ApiProblem.invalid(otherwise);
    }
  }
}
