package io.throughline.server.engine.process;

import static io.throughline.server.engine.process.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.engine.process.PartStatus.Health;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  static final Patience QUICK =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofMillis(300),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(50)));

  @TempDir Path folder = Path.of("");
  private FakeProgram programs = new FakeProgram(Path.of(""));
  private final List<List<PartStatus>> published = new CopyOnWriteArrayList<>();

  @BeforeEach
  void setUp() {
    programs = new FakeProgram(folder);
  }

  private Supervisor supervisor(PartSpec... specs) {
    return new Supervisor(
        List.of(specs), QUICK, name -> folder.resolve(name + ".log"), published::add);
  }

  @Test
  void partsStartAfterWhatTheyNeedAndStopInReverse() {
    try (Supervisor supervisor =
        supervisor(
            programs.obedient("database", Set.of()),
            programs.obedient("server", Set.of("database")),
            programs.obedient("worker", Set.of("server")))) {
      supervisor.start();
      supervisor.awaitHealthy(LONG);
    }
    assertThat(programs.diary())
        .containsExactly(
            "start database",
            "start server",
            "start worker",
            "stop worker",
            "stop server",
            "stop database");
    assertThat(published.getLast()).allMatch(part -> part.health() == Health.STOPPED);
  }

  @Test
  void aKilledPartComesBackOnItsPortAsAnotherProcess() throws InterruptedException {
    try (Supervisor supervisor = supervisor(programs.obedient("database", Set.of()))) {
      supervisor.start();
      supervisor.awaitHealthy(LONG);
      PartStatus before = supervisor.status().getFirst();
      assertThat(ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly()).isTrue();
      eventually("a second start", () -> programs.starts("database") == 2);
      supervisor.awaitHealthy(LONG);
      PartStatus after = supervisor.status().getFirst();
      assertThat(after.pid()).isNotEqualTo(before.pid());
      assertThat(after.port()).isEqualTo(before.port());
      assertThat(after.restarts()).isEqualTo(1);
    }
  }

  @Test
  void aPartThatStaysSickIsRestarted() throws InterruptedException {
    AtomicBoolean well = new AtomicBoolean(true);
    try (Supervisor supervisor =
        supervisor(
            programs.spec(
                "server",
                Set.of(),
                "echo start server >>\"$0\"; exec sleep 600",
                () -> programs.starts("server") > 0 && well.get()))) {
      supervisor.start();
      supervisor.awaitHealthy(LONG);
      well.set(false);
      eventually("a second start", () -> programs.starts("server") >= 2);
      well.set(true);
      supervisor.awaitHealthy(LONG);
      assertThat(supervisor.status().getFirst().restarts()).isPositive();
    }
  }

  @Test
  void aPartThatNeverComesUpIsNamedWithItsLog() {
    try (Supervisor supervisor =
        supervisor(programs.broken("opa"), programs.obedient("server", Set.of("opa")))) {
      supervisor.start();
      assertThatThrownBy(() -> supervisor.awaitHealthy(LONG))
          .isInstanceOf(MendableFailure.class)
          .hasMessageContaining("opa does not start")
          .hasMessageContaining("opa.log");
    }
    assertThat(programs.starts("server")).isZero();
  }

  @Test
  void aPartThatCannotBePreparedSaysWhy() {
    Launch launch =
        new Launch(
            List.of("/bin/true"),
            Map.of(),
            Launch.StopSignal.TERM,
            () -> {
              throw new IOException("no space left");
            });
    try (Supervisor supervisor =
        supervisor(new PartSpec("database", 1, "1", Set.of(), launch, () -> false))) {
      supervisor.start();
      assertThatThrownBy(() -> supervisor.awaitHealthy(LONG)).hasMessageContaining("no space left");
    }
  }

  @Test
  void aPartThatDoesNotHearTheSignalIsKilledAfterTheGrace() {
    long pid;
    try (Supervisor supervisor = supervisor(programs.deaf("server"))) {
      supervisor.start();
      supervisor.awaitHealthy(LONG);
      pid = supervisor.status().getFirst().pid();
    }
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void whatAPartNeedsStandsBeforeIt() {
    PartSpec early = programs.obedient("server", Set.of("database"));
    assertThatThrownBy(() -> supervisor(early, programs.obedient("database", Set.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void delaysDoubleUpToTheirBound() {
    Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    assertThat(backoff.delay(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.delay(2)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.delay(4)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.delay(1000)).isEqualTo(Duration.ofSeconds(30));
  }
}
