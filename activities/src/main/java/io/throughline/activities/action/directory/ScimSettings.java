package io.throughline.activities.action.directory;

import io.throughline.activities.action.peer.PeerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The directory.
 *
 * @param base such as {@code https://directory.example/scim/v2}
 * @param token bearer token, read anew for each call so that it can be changed
 * @param limitedGroup id of the group whose members have the least rights; empty if there is none
 */
public record ScimSettings(
    URI base, Supplier<String> token, Optional<String> limitedGroup, Duration timeout) {
  public ScimSettings {
    base = PeerAddress.checked(base);
  }

  @Override
  public String toString() {
    return "ScimSettings[" + base + "]";
  }
}
