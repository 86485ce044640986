package io.throughline.server.api.caller.gate;

import java.net.InetAddress;

/** Whether a peer is on this host. */
final class Loopback {

  private Loopback() {}

  /**
   * @param address of a connection, always a literal
   */
  static boolean is(String address) {
    return InetAddress.ofLiteral(address).isLoopbackAddress();
  }
}
