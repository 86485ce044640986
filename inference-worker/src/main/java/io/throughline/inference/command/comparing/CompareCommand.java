package io.throughline.inference.command.comparing;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import io.throughline.custody.picture.ContinuityPicture;
import io.throughline.inference.command.Json;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.command.SubjectOptions;
import io.throughline.inference.continuity.comparison.BrokenLink;
import io.throughline.inference.inspection.MediaInspector;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
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

/** Says whether media files show and sound like the same human. */
@Command(
    name = "compare",
    description =
        "continuity of face and voice between media, in the order of their interactions; a file that"
            + " cannot be opened is named and takes nothing from the others",
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
  @Parameters(arity = "2..*", paramLabel = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Option(names = "--html", paramLabel = "OUT", description = "a page with matrix and ribbon")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--svg", paramLabel = "OUT", description = "matrix and ribbon alone")
  private Optional<Path> svg = Optional.empty();

  @Mixin private SubjectOptions subject = new SubjectOptions();
  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** 0 if at least two of the files have a face each, or a voice each. */
  @Override
  public Integer call() throws IOException {
    Chain chain = compared();
    if (html.isPresent()) {
      Files.writeString(html.get(), new ComparePage(chain).html());
    }
    if (svg.isPresent()) {
      Files.writeString(svg.get(), ContinuityPicture.svg(chain.matrix()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(CompareAnswer.of(chain)));
    } else {
      print(out, chain);
    }
    out.flush();
    return chain.comparable() ? 0 : 1;
  }

  private Chain compared() {
    try (Models models = options.load()) {
      MediaInspector inspector = ModelOptions.inspector(models);
      List<Chain.Piece> pieces = files.stream().map(file -> piece(inspector, file)).toList();
      return Chain.of(pieces, models.comparison());
    }
  }

  private Chain.Piece piece(MediaInspector inspector, Path file) {
    try {
      return new Chain.Piece(
          file, Optional.of(inspector.inspect(file, subject.brief())), Optional.empty());
    } catch (MediaException bad) {
      return new Chain.Piece(file, Optional.empty(), Optional.of(bad.code().reason()));
    }
  }

  private void print(PrintWriter out, Chain chain) {
    List<String> faces = CompareAnswer.letters(chain.matrix(), Modality.FACE);
    List<String> voices = CompareAnswer.letters(chain.matrix(), Modality.VOICE);
    for (int i = 0; i < files.size(); i++) {
      String refusal = chain.pieces().get(i).refusal().map(why -> ", " + why).orElse("");
      out.printf(
          "%2d  face %s  voice %s  %s%s%n",
          i + 1, faces.get(i), voices.get(i), files.get(i), refusal);
    }
    for (Pair pair : chain.matrix().pairs()) {
      out.printf(
          "%2d ↔ %d  fused %s%n        face %s%n        voice %s%n",
          pair.from() + 1,
          pair.to() + 1,
          words(pair.fused()),
          words(pair.face()),
          words(pair.voice()));
    }
    chain.brokenLink().ifPresent(link -> out.println(words(link)));
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

  private static String words(Tie tie) {
    return "%s, llr %.1f, %s"
        .formatted(tie.outcome().name().toLowerCase(Locale.ROOT), tie.llr(), tie.reason());
  }
}
