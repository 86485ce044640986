package io.throughline.inference.command;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.BrokenLink;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether media files show and sound like the same human. */
@Command(
    name = "compare",
    description = "continuity of face and voice between media",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(arity = "2..*", paramLabel = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Mixin private SubjectOptions subject = new SubjectOptions();
  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The answer for two files.
   *
   * @param matrix a row for each of more than two
   * @param brokenLink null where no pair differs; indexes of files, from 0
   */
  record Answer(
      Line face,
      Line voice,
      Line fused,
      List<List<Pair>> matrix,
      @Nullable BrokenLink brokenLink) {}

  /** One pair of files. */
  record Pair(Line face, Line voice, Line fused) {
    List<BrokenLink.Told> told() {
      return List.of(face.told(Modality.FACE), voice.told(Modality.VOICE));
    }
  }

  /** One comparison. */
  record Line(SimilarityOutcome outcome, double llr, double probability, String reason) {
    BrokenLink.Told told(Modality modality) {
      return new BrokenLink.Told(modality, outcome, llr);
    }
  }

  @Override
  public Integer call() throws MediaException {
    List<InspectedMedia> media = new ArrayList<>();
    List<List<Pair>> matrix = new ArrayList<>();
    try (Models models = options.load()) {
      MediaInspector inspector = ModelOptions.inspector(models);
      for (Path file : files) {
        media.add(inspector.inspect(file, subject.brief()));
      }
      for (InspectedMedia row : media) {
        matrix.add(media.stream().map(column -> pair(models.comparison(), row, column)).toList());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    Pair first = matrix.get(0).get(1);
    List<List<Pair>> shown = files.size() > 2 ? matrix : List.of();
    Optional<BrokenLink> broken =
        BrokenLink.of(matrix.size(), row -> matrix.get(row).stream().map(Pair::told).toList());
    if (json) {
      out.println(
          Json.line(
              new Answer(first.face(), first.voice(), first.fused(), shown, broken.orElse(null))));
    } else {
      print(out, matrix);
      broken.ifPresent(link -> out.println(words(link)));
    }
    return 0;
  }

  private void print(PrintWriter out, List<List<Pair>> matrix) {
    for (int row = 0; row < files.size(); row++) {
      for (int column = row + 1; column < files.size(); column++) {
        Pair pair = matrix.get(row).get(column);
        out.println(files.get(row) + " and " + files.get(column) + ":");
        out.println("  face: " + words(pair.face()));
        out.println("  voice: " + words(pair.voice()));
        out.println("  fused: " + words(pair.fused()));
      }
    }
  }

  private String words(BrokenLink link) {
    return "broken link: %s ↔ %s, %s, llr %.1f; the odd one out is %s"
        .formatted(
            files.get(link.from()),
            files.get(link.to()),
            link.modality().name().toLowerCase(Locale.ROOT),
            link.llr(),
            files.get(link.odd()));
  }

  private static String words(Line line) {
    return "%s, llr %.1f, %s"
        .formatted(line.outcome().name().toLowerCase(Locale.ROOT), line.llr(), line.reason());
  }

  private static Pair pair(TemplateComparison comparison, InspectedMedia a, InspectedMedia b) {
    Line face = line(comparison, Modality.FACE, a, b);
    Line voice = line(comparison, Modality.VOICE, a, b);
    return new Pair(face, voice, fused(face, voice));
  }

  private static Line line(
      TemplateComparison comparison, Modality modality, InspectedMedia a, InspectedMedia b) {
    Optional<Template> reference = a.template(modality);
    Optional<Template> probe = b.template(modality);
    if (reference.isEmpty() || probe.isEmpty()) {
      String reason = obstacle(modality, reference.isEmpty() ? a : b);
      return new Line(SimilarityOutcome.UNKNOWN, 0, 0.5, reason);
    }
    Link link = new Link(new InteractionId("media-1"), new InteractionId("media-2"), modality);
    Similarity similarity = comparison.compare(link, reference.get(), probe.get());
    return new Line(
        similarity.outcome(), similarity.llr(), similarity.probability(), similarity.reason());
  }

  private static String obstacle(Modality modality, InspectedMedia media) {
    return switch (modality) {
      case FACE -> media.face().flatMap(face -> face.obstacle()).orElse("face.not-in-audio");
      case VOICE -> media.voice().flatMap(voice -> voice.obstacle()).orElse("voice.no-sound-track");
    };
  }

  private static Line fused(Line face, Line voice) {
    // Face and voice are taken by different sensors, so their likelihood ratios multiply.
    double llr = face.llr() + voice.llr();
    boolean same =
        face.outcome() == SimilarityOutcome.SAME || voice.outcome() == SimilarityOutcome.SAME;
    boolean different =
        face.outcome() == SimilarityOutcome.DIFFERENT
            || voice.outcome() == SimilarityOutcome.DIFFERENT;
    double probability = 1 / (1 + Math.exp(-llr));
    if (same && different) {
      return new Line(SimilarityOutcome.UNKNOWN, llr, probability, "continuity.conflict");
    }
    if (same) {
      return new Line(SimilarityOutcome.SAME, llr, probability, "continuity.same");
    }
    return different
        ? new Line(SimilarityOutcome.DIFFERENT, llr, probability, "continuity.different")
        : new Line(SimilarityOutcome.UNKNOWN, llr, probability, "continuity.uncertain");
  }
}
