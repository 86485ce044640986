package io.throughline.activities.remediation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers each recipient with one code. */
final class RefusingSmtp implements AutoCloseable {

  private final ServerSocket listener;
  private final int code;
  private final AtomicInteger conversations = new AtomicInteger();

  private RefusingSmtp(int code) throws IOException {
    this.code = code;
    this.listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  static RefusingSmtp recipientsWith(int code) throws IOException {
    return new RefusingSmtp(code);
  }

  int port() {
    return listener.getLocalPort();
  }

  int conversations() {
    return conversations.get();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        conversations.incrementAndGet();
        talk(socket);
      } catch (IOException closed) {
        // The next accept says whether it was the conversation or the server.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    OutputStream out = socket.getOutputStream();
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
      switch (command) {
        case "RCPT" -> say(out, code + " not here");
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
