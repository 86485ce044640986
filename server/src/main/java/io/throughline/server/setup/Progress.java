package io.throughline.server.setup;

import java.io.PrintStream;

/** Says on standard error what is being done, one plain line each; results go elsewhere. */
@FunctionalInterface
public interface Progress {
  void say(String line);

  /** Lines on that stream, flushed at once. */
  static Progress on(PrintStream stream) {
    return line -> {
      stream.println(line);
      stream.flush();
    };
  }

  /** Says nothing. */
  static Progress silent() {
    return _ -> {};
  }
}
