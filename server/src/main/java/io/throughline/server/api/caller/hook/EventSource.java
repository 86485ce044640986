package io.throughline.server.api.caller.hook;

import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.custody.webhook.WebhookMessage;
import io.throughline.custody.webhook.WebhookSignature;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.settings.HookSettings;
import io.throughline.server.settings.SecretFile;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A system that may report events, and how it proves that it is that system. */
record EventSource(
    String name, TenantId tenant, Set<ExternalEvent.Type> types, WebhookSignature signature) {

  static EventSource of(String name, HookSettings.Source settings) {
    return new EventSource(
        name,
        new TenantId(settings.tenant()),
        settings.types().stream()
            .map(type -> ExternalEvent.Type.of(type).orElseThrow())
            .collect(Collectors.toUnmodifiableSet()),
        WebhookSignature.of(settings.keys().stream().map(SecretFile::read).toList()));
  }

  /** Fails unless one of the source's keys signed this message, just now. */
  void requireSigned(WebhookMessage message, String signatures, Instant now) {
    switch (signature.verify(message, signatures, now)) {
      case VALID -> {}
      case REFUSED -> throw refused();
      case OUT_OF_TIME ->
          throw ApiProblem.of(
              HttpStatus.UNAUTHORIZED,
              "signature.out-of-time",
              "The message was signed more than 5 minutes ago or ahead.");
    }
  }

  /** An unknown source and a wrong key look the same. */
  static ApiProblem refused() {
    return ApiProblem.of(
        HttpStatus.UNAUTHORIZED, "signature.refused", "No key of this source signed this.");
  }
}
