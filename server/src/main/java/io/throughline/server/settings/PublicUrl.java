package io.throughline.server.settings;

import java.net.URI;
import java.util.Set;

/** Where people's browsers reach the server. */
public final class PublicUrl {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private PublicUrl() {}

  /** Whether it may stand in letters: protected on the way, or never leaving this machine. */
  static boolean usable(URI address) {
    boolean bare =
        (address.getRawPath() == null || address.getRawPath().matches("/?"))
            && address.getRawQuery() == null
            && address.getRawFragment() == null
            && address.getRawUserInfo() == null
            && address.getHost() != null;
    return bare && (secure(address) || onThisMachine(address));
  }

  /** Whether cookies may be kept to protected connections. */
  public static boolean secure(URI address) {
    return "https".equals(address.getScheme());
  }

  private static boolean onThisMachine(URI address) {
    return "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
  }
}
