package io.throughline.inference.command;

import io.throughline.inference.inspection.Models;
import io.throughline.inference.worker.InferenceProcess;
import io.throughline.inference.worker.MediaInferenceActivities;
import io.throughline.inference.worker.WorkWatch;
import io.throughline.inference.worker.WorkerLife;
import io.throughline.inference.worker.evidence.Scratch;
import io.throughline.inference.worker.evidence.VaultClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes work from the inference queue until it is told to stop. */
@Command(
    name = "work",
    description = "takes work from the inference queue",
    mixinStandardHelpOptions = true)
final class WorkCommand implements Callable<Integer> {
  private static final Duration VAULT_PATIENCE = Duration.ofSeconds(30);

  /** No packet, model or request takes a tenth of it; after it the worker is started anew. */
  private static final Duration STEP_PATIENCE = Duration.ofMinutes(5);

  @Option(names = "--temporal", required = true, description = "HOST:PORT of the engine")
  private String temporal = "";

  @Option(names = "--namespace", defaultValue = "default", description = "of the engine")
  private String namespace = "";

  @Option(names = "--vault", required = true, description = "address of the server")
  private URI vault = URI.create("");

  @Option(
      names = {"--transport-keys", "--transport-key"},
      required = true,
      description = "folder of the pool's transport keys")
  private Path transportKeys = Path.of("");

  @Option(names = "--health-port", description = "answers GET /health on this loopback port")
  private Optional<Integer> healthPort = Optional.empty();

  @Option(
      names = "--exit-with-parent",
      description = "ends when standard input does, which it does when the parent dies")
  private boolean exitWithParent;

  @Mixin private ModelOptions options = new ModelOptions();

  @Override
  public Integer call() throws Exception {
    Path keys = Files.isRegularFile(transportKeys) ? parent(transportKeys) : transportKeys;
    try (WorkerLife life = new WorkerLife(healthPort);
        Models models = options.load();
        Scratch scratch = Scratch.create()) {
      WorkWatch watch = new WorkWatch(STEP_PATIENCE);
      VaultClient client = new VaultClient(vault, scratch.folder(), VAULT_PATIENCE);
      MediaInferenceActivities activities =
          new MediaInferenceActivities(
              client, ModelOptions.inspector(models), models.comparison(), watch);
      try (InferenceProcess process =
          InferenceProcess.of(new InferenceProcess.Engine(temporal, namespace, keys), activities)) {
        process.start();
        life.ready(watch);
        life.await(exitWithParent);
      }
    }
    return 0;
  }

  private static Path parent(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
  }
}
