package io.throughline.activities.action.peer;

import java.net.URI;
import java.util.Set;

/** Where another system may be: over TLS, or on this machine. */
public final class PeerAddress {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private PeerAddress() {}

  /**
   * The same address without a slash at its end.
   *
   * @throws IllegalArgumentException for plain HTTP to another machine, and for secrets in it
   */
  public static URI checked(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    boolean safe =
        "https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(host));
    if (host.isEmpty() || !safe) {
      throw new IllegalArgumentException("another system is at https://, or on this machine");
    }
    if (address.getUserInfo() != null
        || address.getQuery() != null
        || address.getFragment() != null) {
      throw new IllegalArgumentException("an address carries no secret, query or fragment");
    }
    return URI.create(address.toString().replaceAll("/+$", ""));
  }
}
