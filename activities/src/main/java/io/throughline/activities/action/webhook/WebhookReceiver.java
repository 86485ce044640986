package io.throughline.activities.action.webhook;

import io.throughline.activities.action.peer.PeerAddress;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.custody.webhook.WebhookSignature;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A system of record that takes remedies.
 *
 * @param remedies that it takes; their inverses go there too
 * @param keys for signing, all that are active, read anew for each delivery so that they rotate
 */
public record WebhookReceiver(
    URI address, Set<Remedy> remedies, Supplier<WebhookSignature> keys, Duration timeout) {
  public WebhookReceiver {
    address = PeerAddress.checked(address);
    remedies = Set.copyOf(remedies);
  }

  /** With the inverses of those that only a system of record can take back. */
  Set<Remedy> taken() {
    return remedies.stream()
        .flatMap(remedy -> Stream.concat(Stream.of(remedy), remedy.inverse().stream()))
        .filter(remedy -> !(remedy instanceof Remedy.TellRestored))
        .collect(Collectors.toUnmodifiableSet());
  }
}
