package io.throughline.server.api.caller.openid;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.throughline.server.settings.CallerSettings;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** What a token must say: this issuer, this audience, a subject, and an end that is to come. */
final class OpenIdClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

  /** Seconds by which the clocks of provider and deployment may differ. */
  private static final int CLOCK_SKEW_SECONDS = 60;

  private final Clock clock;

  OpenIdClaims(CallerSettings.OpenId settings, Clock clock) {
    super(
        settings.audience(),
        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
        Set.of("sub", "exp"));
    this.clock = clock;
    setMaxClockSkew(CLOCK_SKEW_SECONDS);
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }
}
