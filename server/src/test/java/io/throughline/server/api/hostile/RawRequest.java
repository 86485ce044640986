package io.throughline.server.api.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Bytes on a connection as no decent client sends them. */
final class RawRequest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private RawRequest() {}

  /**
   * All that the server says to these bytes until it closes the connection or is silent for three
   * seconds.
   */
  static String answer(int port, String bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return said(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How long the server bears a connection on which nothing more comes after these bytes. */
  static Duration borne(int port, String bytes, Duration longest) {
    long start = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) longest.toMillis());
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] all = socket.getInputStream().readAllBytes();
      return all.length < 0 ? longest : Duration.ofNanos(System.nanoTime() - start);
    } catch (SocketTimeoutException stillOpen) {
      return longest;
    } catch (IOException reset) {
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static String said(Socket socket) throws IOException {
    StringBuilder said = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      int count = socket.getInputStream().read(buffer);
      while (count >= 0) {
        said.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        count = socket.getInputStream().read(buffer);
      }
    } catch (SocketTimeoutException silent) {
      return said.toString();
    } catch (IOException reset) {
      return said.toString();
    }
    return said.toString();
  }
}
