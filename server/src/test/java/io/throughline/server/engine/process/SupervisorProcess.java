package io.throughline.server.engine.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A supervisor in a process of its own, for tests that kill it. */
final class SupervisorProcess {
  private SupervisorProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    FakeProgram programs = new FakeProgram(folder);
    Supervisor supervisor =
        new Supervisor(
            List.of(programs.obedient("database", Set.of()), programs.deaf("server")),
            SupervisorTest.QUICK,
            name -> folder.resolve(name + ".log"),
            _ -> {});
    supervisor.start();
    supervisor.awaitHealthy(Duration.ofSeconds(60));
    System.out.println(
        String.join(
            " ", supervisor.status().stream().map(part -> Long.toString(part.pid())).toList()));
    supervisor.awaitStopped();
  }
}
