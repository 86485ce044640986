package io.throughline.inference.command.analysis;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.command.SubjectOptions;
import io.throughline.inference.command.analysis.report.HtmlReport;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.detection.examination.Fusion;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is found in media files, without any engine. */
@Command(
    name = "analyze",
    description = "media verdicts without any engine",
    mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Option(names = "--html", description = "writes a page that shows what was found to this file")
  private Optional<Path> html = Optional.empty();

  @Mixin private NameOption name = new NameOption();
  @Mixin private SubjectOptions subject = new SubjectOptions();
  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The answer of the command. */
  record Answer(List<Object> files) {}

  /** A file that gave no verdict. */
  record Refused(String file, Cause error) {
    /** The typed answer. */
    record Cause(String code, String reason) {}
  }

  /**
   * What was found in one file.
   *
   * @param faces people seen well enough to tell them apart
   * @param voices heard and told apart
   */
  record Analysis(
      String file,
      MediaKind kind,
      double durationSeconds,
      int faces,
      int voices,
      List<FindingLine> findings,
      Fusion.Fused fused) {

    /** The same with one more finding. */
    Analysis with(Optional<FindingLine> further) {
      List<FindingLine> all = new ArrayList<>(findings);
      further.ifPresent(all::add);
      return new Analysis(file, kind, durationSeconds, faces, voices, all, fused);
    }

    static Analysis of(Path file, InspectedMedia media) {
      return new Analysis(
          file.toString(),
          media.facts().kind(),
          media.facts().durationSeconds(),
          media.face().map(FaceCapture::people).orElse(0),
          media.voice().map(VoiceCapture::voices).orElse(0),
          media.findings().stream().map(FindingLine::of).toList(),
          Fusion.of(media.findings()));
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Object> answers = new ArrayList<>();
    HtmlReport report = new HtmlReport();
    MediaReader reader = ModelOptions.reader();
    try (Models models = options.load();
        NameOption.Comparison names = name.comparison(options, reader)) {
      MediaInspector inspector = new MediaInspector(reader, models);
      for (Path file : files) {
        answers.add(looked(file, new Means(inspector, reader, names), report));
      }
    }
    if (html.isPresent()) {
      Files.writeString(html.get(), report.page());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(new Answer(answers)));
    } else {
      answers.forEach(answer -> print(out, answer));
    }
    out.flush();
    return answers.stream().anyMatch(Refused.class::isInstance) ? 1 : 0;
  }

  /** What files are looked at with. */
  private record Means(MediaInspector inspector, MediaReader reader, NameOption.Comparison names) {}

  /** One bad file does not keep the others from being looked at. */
  private Object looked(Path file, Means means, HtmlReport report) {
    try {
      InspectedMedia media = means.inspector().inspect(file, subject.brief());
      if (html.isPresent()) {
        report.add(file, media, means.reader());
      }
      return Analysis.of(file, media).with(means.names().of(file).map(FindingLine::of));
    } catch (MediaException bad) {
      report.refuse(file, bad.code().reason());
      return new Refused(
          file.toString(), new Refused.Cause(bad.code().name(), bad.code().reason()));
    }
  }

  private void print(PrintWriter out, Object answer) {
    switch (answer) {
      case Analysis analysis -> print(out, analysis);
      case Refused refused ->
          spec.commandLine()
              .getErr()
              .println(refused.file() + ": no verdict, " + refused.error().reason());
      default -> throw new IllegalStateException("no such answer");
    }
  }

  private static void print(PrintWriter out, Analysis analysis) {
    out.println(
        "%s: %s, %.1f s, faces %d, voices %d"
            .formatted(
                analysis.file(),
                analysis.kind().name().toLowerCase(Locale.ROOT),
                analysis.durationSeconds(),
                analysis.faces(),
                analysis.voices()));
    for (FindingLine finding : analysis.findings()) {
      String outcome = finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
      out.println("  " + finding.detector() + ": " + outcome + ", " + finding.reason());
    }
    Fusion.Fused fused = analysis.fused();
    out.println(
        "  in all: %s%s"
            .formatted(
                fused.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                fused.notChecked().isEmpty()
                    ? ""
                    : "; not told: " + String.join(", ", fused.notChecked())));
  }

  /** A finding as the command prints it: model and version side by side. */
  record FindingLine(
      String detector,
      io.throughline.contracts.detection.Family family,
      io.throughline.contracts.detection.FindingOutcome outcome,
      @org.jspecify.annotations.Nullable Double llr,
      @org.jspecify.annotations.Nullable Double probability,
      double quality,
      String reason,
      List<io.throughline.contracts.detection.Segment> segments,
      String model,
      String version) {
    static FindingLine of(Finding finding) {
      return new FindingLine(
          finding.detector(),
          finding.family(),
          finding.outcome(),
          finding.llr(),
          finding.probability(),
          finding.quality(),
          finding.reason(),
          finding.segments(),
          finding.model().name(),
          finding.model().version());
    }
  }
}
