package io.throughline.server.engine.parts.temporal;

import io.throughline.server.engine.folder.PortBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the services of a Temporal server listen.
 *
 * @param byName the names are those in the server's configuration
 */
record ServerPorts(Map<String, Integer> byName) {
  private static final List<String> OTHERS =
      List.of(
          "temporal-members",
          "temporal-history",
          "temporal-history-members",
          "temporal-matching",
          "temporal-matching-members",
          "temporal-worker",
          "temporal-worker-members");

  ServerPorts {
    byName = Map.copyOf(byName);
  }

  /**
   * Kept in the book like those of the parts.
   *
   * @param frontend the one that clients know
   */
  static ServerPorts in(PortBook book, int frontend) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(TemporalPart.NAME, frontend);
    OTHERS.forEach(name -> ports.put(name, book.port(name, 0)));
    return new ServerPorts(ports);
  }

  int frontend() {
    return byName.getOrDefault(TemporalPart.NAME, 0);
  }
}
