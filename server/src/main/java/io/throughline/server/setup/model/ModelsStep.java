package io.throughline.server.setup.model;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.SetupStep;
import io.throughline.server.setup.packages.MemberStore;
import io.throughline.server.setup.tool.ExternalProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches the weights of the catalogue and has the inference worker prepare and check them. */
public final class ModelsStep implements SetupStep {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Home home;
  private final MemberStore store;

  public ModelsStep(Home home, MemberStore store) {
    this.home = home;
    this.store = store;
  }

  @Override
  public String title() {
    return "model weights";
  }

  @Override
  public void run(Progress progress) {
    ModelCatalogue catalogue = ModelCatalogue.read(home.modelCatalogue());
    store.fetch(catalogue.members(), progress);
    ExternalProgram.Outcome outcome =
        new ExternalProgram(command(), home.root(), Map.of(), LIMIT).run();
    if (outcome.status() != 0) {
      throw new MendableFailure("the models cannot be prepared: " + outcome.lastLine());
    }
    progress.say(catalogue.models().size() + " models checked and prepared");
  }

  private List<String> command() {
    List<String> command =
        new ArrayList<>(home.java("inference-worker", List.of("-XX:+UseSerialGC", "-Xmx1g")));
    command.addAll(
        List.of(
            "io.throughline.inference.InferenceWorker",
            "prepare-models",
            "--catalogue",
            home.modelCatalogue().toString(),
            "--downloads",
            home.downloads().toString(),
            "--models",
            home.models().toString()));
    return command;
  }
}
