package io.throughline.server.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Runs the steps of set-up one after the other; two set-ups of one checkout wait for each other.
 */
public final class Setup {
  private final Path state;
  private final List<SetupStep> steps;

  /**
   * Those steps, in that order.
   *
   * @param state the folder that the steps write to; the lock lies there
   */
  public Setup(Path state, List<SetupStep> steps) {
    this.state = state;
    this.steps = List.copyOf(steps);
  }

  public void run(Progress progress) {
    try {
      Files.createDirectories(state);
      try (FileChannel channel =
              FileChannel.open(
                  state.resolve("setup.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = lock(channel, progress)) {
        runSteps(progress);
        Files.writeString(state.resolve("setup.done"), "pid " + ProcessHandle.current().pid());
        lock.release();
      }
    } catch (IOException e) {
      throw new MendableFailure(
          "the folder " + state + " cannot be written: mend its rights or free disk space", e);
    }
  }

  private void runSteps(Progress progress) {
    int number = 0;
    for (SetupStep step : steps) {
      number++;
      String prefix = "[" + number + "/" + steps.size() + "] ";
      progress.say(prefix + step.title());
      step.run(line -> progress.say(prefix + line));
    }
  }

  private static FileLock lock(FileChannel channel, Progress progress) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock != null) {
      return lock;
    }
    progress.say("another set-up of this checkout is running; waiting for it");
    return channel.lock();
  }
}
