package io.throughline.server.cli.demo.scene;

import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;

/** Does to the parts of a running engine what accidents do to them. */
public record EngineParts(EmbeddedEngine engine) {
  /** Lets a part hang, neither dead nor answering, until this is closed. */
  public Hang hang(String part) {
    return new Hang(pid(part));
  }

  /** Kills a part on the spot; false if it is not running at this moment. */
  public boolean kill(String part) {
    return ProcessHandle.of(pid(part)).map(ProcessHandle::destroyForcibly).orElse(false);
  }

  private long pid(String part) {
    return engine.status().stream()
        .filter(status -> status.name().equals(part))
        .findFirst()
        .map(PartStatus::pid)
        .orElseThrow(() -> new MendableFailure("the engine has no part " + part));
  }

  /** A part that hangs. */
  public static final class Hang implements AutoCloseable {
    private final long pid;

    private Hang(long pid) {
      this.pid = pid;
      signal("STOP");
    }

    @Override
    public void close() {
      signal("CONT");
    }

    private void signal(String name) {
      try {
        int status = new ProcessBuilder("kill", "-s", name, Long.toString(pid)).start().waitFor();
        if (status != 0) {
          throw new MendableFailure("process " + pid + " does not take the signal " + name);
        }
      } catch (IOException e) {
        throw new MendableFailure("there is no program kill: install procps", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MendableFailure("interrupted", e);
      }
    }
  }
}
