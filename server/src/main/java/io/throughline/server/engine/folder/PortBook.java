package io.throughline.server.engine.folder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of a deployment's parts: chosen once, kept as long as they are free. */
public final class PortBook {
  // Below the ranges that operating systems take for outgoing connections.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 30_000;
  private static final int TRIES = 200;

  private final ObjectMapper json = new ObjectMapper();
  private final DataFolder data;
  private final Map<String, Integer> ports;

  public PortBook(DataFolder data) {
    this.data = data;
    this.ports = read();
  }

  /**
   * The port of that part.
   *
   * @param wanted at the first start, if it is free
   */
  public int port(String part, int wanted) {
    int kept = ports.getOrDefault(part, wanted);
    return keep(part, isFree(kept) && !takenByAnother(part, kept) ? kept : anyFree());
  }

  /** Exactly that port. */
  public int exactly(String part, int port) {
    if (!isFree(port)) {
      throw new MendableFailure("port " + port + " is in use: choose another --port");
    }
    return keep(part, port);
  }

  private int keep(String part, int port) {
    ports.put(part, port);
    try {
      DataFolder.replace(data.ports(), json.writeValueAsBytes(Map.of("ports", ports)));
    } catch (IOException e) {
      throw new MendableFailure(data.ports() + " cannot be written: free disk space", e);
    }
    return port;
  }

  private boolean takenByAnother(String part, int port) {
    return ports.entrySet().stream()
        .anyMatch(other -> !other.getKey().equals(part) && other.getValue() == port);
  }

  private int anyFree() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!ports.containsValue(port) && isFree(port)) {
        return port;
      }
    }
    throw new MendableFailure("no free port between " + LOWEST + " and " + HIGHEST + ": free some");
  }

  static boolean isFree(int port) {
    if (port <= 0) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Map<String, Integer> read() {
    if (!Files.isRegularFile(data.ports())) {
      return new TreeMap<>();
    }
    try {
      Map<String, Map<String, Integer>> content =
          json.readValue(data.ports().toFile(), new TypeReference<>() {});
      return new TreeMap<>(content.getOrDefault("ports", Map.of()));
    } catch (IOException e) {
      throw new MendableFailure(data.ports() + " is damaged: delete it, then start again", e);
    }
  }
}
