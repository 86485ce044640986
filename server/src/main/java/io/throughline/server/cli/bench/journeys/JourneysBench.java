package io.throughline.server.cli.bench.journeys;

import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.throughline.server.cli.bench.BenchRow;
import io.throughline.server.cli.bench.BenchRow.Goal;
import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.RunningEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineKind;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hiring journeys through a whole deployment, as many at once as are asked for. */
public final class JourneysBench {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final Goal CPU_GOAL = new Goal(45, true);
  private static final Goal PACE_GOAL = new Goal(40, false);

  private final Home home;
  private final Load load;
  private final Progress progress;

  /**
   * What is put on the deployment.
   *
   * @param journeys that are measured
   * @param concurrency people at once
   * @param warmUp journeys before that
   */
  public record Load(EngineKind engine, int journeys, int concurrency, int warmUp) {}

  public JourneysBench(Home home, Load load, Progress progress) {
    this.home = home;
    this.load = load;
    this.progress = progress;
  }

  /**
   * Journeys a second and processor milliseconds a journey: of all parts together, then of each; at
   * last what the workflow engine takes for workflows of that shape that do nothing.
   */
  public List<BenchRow> measured() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("throughline-bench");
    try (LocalMailbox mailbox = new LocalMailbox();
        EmbeddedEngine engine = engine(folder, mailbox)) {
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop"));
      progress.say("starting database, workflow engine, policy, server and the script …");
      engine.awaitHealthy(START);
      return measured(engine, folder);
    } finally {
      RunningEngine.delete(folder);
    }
  }

  private EmbeddedEngine engine(Path folder, LocalMailbox mailbox) {
    EngineSettings settings =
        EngineSettings.of(home, folder.resolve("data"))
            .withEngine(load.engine())
            .withMail(mailbox.address())
            // The people are one caller here.
            .withServerArguments(
                List.of(
                    "--throughline.callers.rates.caller-per-second=100000",
                    "--throughline.callers.rates.caller-burst=100000",
                    "--throughline.callers.rates.address-per-second=100000",
                    "--throughline.callers.rates.address-burst=100000"));
    return EmbeddedEngine.open(settings, parts -> scripted(parts, settings));
  }

  private static List<PartSpec> scripted(List<PartSpec> parts, EngineSettings settings) {
    int temporal =
        parts.stream()
            .filter(part -> part.name().equals(EmbeddedParts.TEMPORAL))
            .mapToInt(PartSpec::port)
            .findFirst()
            .orElseThrow();
    return parts.stream()
        .map(part ->
            part.name().equals(EmbeddedParts.INFERENCE)
                ? ScriptedWorker.instead(part, settings, "127.0.0.1:" + temporal)
                : part)
        .toList();
  }

  private List<BenchRow> measured(EmbeddedEngine engine, Path folder)
      throws IOException, InterruptedException {
    ApiClient hr = ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "bench");
    DataFolder data = new DataFolder(folder.resolve("data"));
    WorkflowServiceStubs stubs = stubs(port(engine, EmbeddedParts.TEMPORAL));
    try (StageWatch stages = StageWatch.on(data, port(engine, EmbeddedParts.POSTGRES))) {
      BenchPerson person = new BenchPerson(hr, stages, folder);
      progress.say("warming up: " + load.warmUp() + " journeys");
      List<String> _ = walked(person, "warm", load.warmUp());
      settle(stubs);
      progress.say("measuring: " + load.journeys() + " journeys");
      Map<String, Duration> before = cpu(engine);
      long began = System.nanoTime();
      List<String> journeys = walked(person, "bench", load.journeys());
      settle(stubs);
      double seconds = (System.nanoTime() - began) / 1e9;
      Map<String, Duration> after = cpu(engine);
      boolean cleared =
          journeys.stream().allMatch(id -> hr.show(id).path("state").asText().equals("cleared"));
      boolean undisturbed = engine.status().stream().allMatch(part -> part.restarts() == 0);
      List<BenchRow> rows = rows(seconds, before, after, cleared && undisturbed);
      progress.say("measuring: as many empty workflows");
      rows.addAll(bare(engine, stubs));
      return rows;
    } finally {
      stubs.shutdownNow();
    }
  }

  /** The second half counts: the first warms up. */
  private List<BenchRow> bare(EmbeddedEngine engine, WorkflowServiceStubs stubs)
      throws InterruptedException {
    BareBench bench = new BareBench(stubs);
    int half = Math.max(1, load.journeys() / 2);
    bench.run(half, load.concurrency());
    Duration before = cpu(engine).getOrDefault(EmbeddedParts.TEMPORAL, Duration.ZERO);
    long began = System.nanoTime();
    bench.run(half, load.concurrency());
    double seconds = (System.nanoTime() - began) / 1e9;
    Duration used = cpu(engine).getOrDefault(EmbeddedParts.TEMPORAL, Duration.ZERO).minus(before);
    return List.of(
        new BenchRow("bare-cpu-temporal", used.toNanos() / 1e6 / half, "ms", true),
        new BenchRow("bare-per-second", half / seconds, "/s", true));
  }

  private List<String> walked(BenchPerson person, String name, int people)
      throws InterruptedException {
    List<Future<String>> walks = new ArrayList<>();
    List<String> journeys = new ArrayList<>();
    try (ExecutorService crowd = Executors.newFixedThreadPool(load.concurrency())) {
      for (int n = 1; n <= people; n++) {
        String each = name + "-" + n;
        walks.add(crowd.submit(() -> person.walk(each)));
      }
      for (Future<String> walk : walks) {
        journeys.add(walk.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    }
    return journeys;
  }

  /** Until the last letter is handed over and the last workflow has ended. */
  private static void settle(WorkflowServiceStubs stubs) throws InterruptedException {
    CountWorkflowExecutionsRequest running =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(TemporalPart.NAMESPACE)
            .setQuery("ExecutionStatus = 'Running'")
            .build();
    long end = System.nanoTime() + SETTLING.toNanos();
    while (stubs.blockingStub().countWorkflowExecutions(running).getCount() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("journeys that were passed do not end");
      }
      Thread.sleep(50);
    }
  }

  private List<BenchRow> rows(
      double seconds, Map<String, Duration> before, Map<String, Duration> after, boolean ok) {
    List<BenchRow> rows = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<String, Duration> part : after.entrySet()) {
      Duration used = part.getValue().minus(before.getOrDefault(part.getKey(), Duration.ZERO));
      double each = used.toNanos() / 1e6 / load.journeys();
      sum += each;
      rows.add(new BenchRow("cpu-" + part.getKey(), each, "ms", ok));
    }
    String kept = load.engine() == EngineKind.SERVER ? "postgresql" : "sqlite";
    rows.addFirst(
        new BenchRow("per-second-" + kept, load.journeys() / seconds, "/s", PACE_GOAL, ok));
    rows.addFirst(new BenchRow("five-step-cpu", sum, "ms", CPU_GOAL, ok));
    return rows;
  }

  /** Of each part; the people and their mail server, which are in this process, are none. */
  private static Map<String, Duration> cpu(EmbeddedEngine engine) {
    Map<String, Duration> used = new LinkedHashMap<>();
    for (PartStatus part : engine.status()) {
      ProcessHandle.of(part.pid()).ifPresent(process -> used.put(part.name(), PartCpu.of(process)));
    }
    return used;
  }

  private static int port(EmbeddedEngine engine, String name) {
    return engine.status().stream()
        .filter(part -> part.name().equals(name))
        .mapToInt(PartStatus::port)
        .findFirst()
        .orElseThrow();
  }

  private static WorkflowServiceStubs stubs(int port) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
  }
}
