package io.throughline.server.settings;

import java.io.IOException;
import java.io.InputStream;

/** Ends this process when the one that started it is gone: its end of our standard input closes. */
final class ParentWatch {

  private final InputStream fromParent;
  private final Runnable end;

  ParentWatch(InputStream fromParent, Runnable end) {
    this.fromParent = fromParent;
    this.end = end;
  }

  void start() {
    Thread.ofPlatform().daemon().name("parent-watch").start(this::await);
  }

  private void await() {
    byte[] ignored = new byte[64];
    try {
      while (fromParent.read(ignored) >= 0) {
        // What a parent writes has no meaning; only its end has.
      }
    } catch (IOException gone) {
      // A broken pipe is an end, too.
    }
    end.run();
  }
}
