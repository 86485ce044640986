package io.throughline.inference.media.ffmpeg.sandbox;

import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaProfile;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A decoder that was taken over: the first bytes of the file say what it does. What it found out
 * comes back as the word for the container in its report.
 */
public final class MisbehavingDecoder {
  private final Wire wire;

  private MisbehavingDecoder(Wire wire) {
    this.wire = wire;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Throwable {
    Wire wire =
        new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    wire.send(Wire.Kind.READY);
    while (wire.kind() == Wire.Kind.READ) {
      Wire.Order order = wire.content(Wire.Order.class);
      wire.want(0, (int) order.bytes());
      wire.kind();
      String[] words =
          new String(wire.supplied(), java.nio.charset.StandardCharsets.UTF_8).split(" ");
      new MisbehavingDecoder(wire).act(words);
    }
  }

  private void act(String[] words) throws Throwable {
    switch (words[0]) {
      case "crash" -> raise(11);
      case "crash-after-picture" -> {
        wire.picture(Wire.Kind.PICTURE, new Frame(0, 0, 2, 2, new byte[12]));
        raise(11);
      }
      case "hang" -> Thread.sleep(600_000);
      case "spin" -> spin();
      case "allocate" -> allocate();
      case "connect" -> report(connect(words[1], Integer.parseInt(words[2])));
      case "look" -> report(Files.exists(Path.of(words[1])) ? "seen" : "unseen");
      case "write" -> report(write(Path.of(words[1])));
      case "see-processes" -> report(String.valueOf(ProcessHandle.allProcesses().count()));
      case "environment" -> report(System.getenv().keySet().toString());
      case "huge-picture" -> {
        wire.picture(Wire.Kind.PICTURE, new Frame(0, 0, 5000, 1, new byte[15_000]));
        report("sent");
      }
      case "garbage" -> wire.send(Wire.Kind.DONE, "no report");
      case "slander" -> wire.send(Wire.Kind.REFUSED, new Wire.Refusal("KEY_DESTROYED", "Sam <b>"));
      default -> report("nothing");
    }
  }

  private void report(String word) throws IOException {
    MediaFacts facts = new MediaFacts(MediaKind.AUDIO, 1, 0, 0, 16_000);
    MediaProfile profile = new MediaProfile(facts, word, Optional.empty(), Optional.empty(), 1);
    wire.send(
        Wire.Kind.DONE, new DecodeReport(profile, 0, 0, 0, 0, 0, DecodeReport.CaptureFacts.NONE));
  }

  // As a decoder's own native code would end.
  @SuppressWarnings("restricted")
  private static void raise(int signal) throws Throwable {
    Linker linker = Linker.nativeLinker();
    int _ =
        (int)
            linker
                .downcallHandle(
                    linker.defaultLookup().findOrThrow("raise"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                .invokeExact(signal);
  }

  private static void spin() {
    long count = 0;
    while (count >= 0) {
      count = (count + 1) & 0xffff;
    }
  }

  private void allocate() throws IOException {
    long got = 0;
    try (Arena arena = Arena.ofConfined()) {
      while (got < 8L << 30) {
        arena.allocate(64L << 20).fill((byte) 1);
        got += 64L << 20;
      }
    }
    report("got it");
  }

  private static String connect(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), 2000);
      return "connected";
    } catch (IOException refused) {
      return "refused";
    }
  }

  private static String write(Path file) {
    try {
      Files.writeString(file, "taken");
      return "written";
    } catch (IOException | SecurityException refused) {
      return "refused";
    }
  }
}
