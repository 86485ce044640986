package io.throughline.inference.command;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.detection.document.DocumentDetector;
import io.throughline.inference.detection.document.DocumentName;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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
@Command(name = "analyze", description = "media verdicts without any engine")
final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Mixin private NameOption name = new NameOption();
  @Mixin private SubjectOptions subject = new SubjectOptions();
  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The answer of the command. */
  record Answer(List<Analysis> files) {}

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
      List<FindingLine> findings) {

    /** The same with one more finding. */
    Analysis with(Optional<FindingLine> further) {
      List<FindingLine> all = new ArrayList<>(findings);
      further.ifPresent(all::add);
      return new Analysis(file, kind, durationSeconds, faces, voices, all);
    }

    static Analysis of(Path file, InspectedMedia media) {
      return new Analysis(
          file.toString(),
          media.facts().kind(),
          media.facts().durationSeconds(),
          media.face().map(FaceCapture::people).orElse(0),
          media.voice().map(VoiceCapture::voices).orElse(0),
          media.findings().stream().map(FindingLine::of).toList());
    }
  }

  @Override
  public Integer call() throws IOException, MediaException {
    List<Analysis> analyses = new ArrayList<>();
    try (Models models = options.load();
        NameOption.Comparison names = name.comparison(options)) {
      MediaInspector inspector = ModelOptions.inspector(models);
      for (Path file : files) {
        Analysis analysis = Analysis.of(file, inspector.inspect(file, subject.brief()));
        analyses.add(analysis.with(names.of(file).map(FindingLine::of)));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(new Answer(analyses)));
    } else {
      analyses.forEach(analysis -> print(out, analysis));
    }
    return 0;
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

  /** A name to compare documents with; it is never printed or logged. */
  static final class NameOption {
    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "name that a document is compared with; - reads a line of standard input")
    private Optional<String> name = Optional.empty();

    /** Compares files; nothing is loaded where no name was given. */
    Comparison comparison(ModelOptions options) throws IOException {
      if (name.isEmpty()) {
        return new Comparison(Optional.empty(), "");
      }
      FfmpegMediaReader media = new FfmpegMediaReader(MediaLimits.standard());
      return new Comparison(
          Optional.of(
              new DocumentDetector(options.engine(), media, options.cards(), Clock.systemUTC())),
          name.get().equals("-") ? line() : name.get());
    }

    private static String line() throws IOException {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line == null || line.isBlank()) {
        throw new IOException("standard input holds no name");
      }
      return line;
    }

    /** Compares the names on documents with one name. */
    static final class Comparison implements AutoCloseable {
      private final Optional<DocumentDetector> documents;
      private final String name;

      Comparison(Optional<DocumentDetector> documents, String name) {
        this.documents = documents;
        this.name = name;
      }

      /** The finding on a file; empty where no name was given. */
      Optional<Finding> of(Path file) throws MediaException {
        return documents.isEmpty()
            ? Optional.empty()
            : Optional.of(DocumentName.finding(name, documents.get().name(file)));
      }

      @Override
      public void close() {
        documents.ifPresent(DocumentDetector::close);
      }
    }
  }
}
