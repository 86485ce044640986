package io.throughline.inference.command.comparing;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Interaction;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.BrokenLink;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.inspection.InspectedMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files in the order of their interactions, each compared with each.
 *
 * @param matrix of the files, by their names
 */
record Chain(List<Piece> pieces, ContinuityMatrix matrix) {
  Chain {
    pieces = List.copyOf(pieces);
  }

  /**
   * One file.
   *
   * @param media what was seen and heard; empty if it could not be opened
   * @param refusal dotted, where it could not
   */
  record Piece(Path file, Optional<InspectedMedia> media, Optional<String> refusal) {
    private Optional<Template> template(Modality modality) {
      return media.flatMap(it -> it.template(modality));
    }

    /** Why there is nothing to compare. */
    String obstacle(Modality modality) {
      if (media.isEmpty()) {
        return refusal.orElse("media");
      }
      InspectedMedia seen = media.get();
      return switch (modality) {
        case FACE -> seen.face().flatMap(face -> face.obstacle()).orElse("face.not-in-audio");
        case VOICE ->
            seen.voice().flatMap(voice -> voice.obstacle()).orElse("voice.no-sound-track");
      };
    }

    String name() {
      Path name = file.getFileName();
      return name == null ? file.toString() : name.toString();
    }
  }

  static Chain of(List<Piece> pieces, TemplateComparison comparison) {
    List<Interaction> interactions = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      interactions.add(
          new Interaction(
              piece.name(),
              piece.template(Modality.FACE).isPresent(),
              piece.template(Modality.VOICE).isPresent()));
      for (int j = 0; j < i; j++) {
        pairs.add(
            Pair.of(
                j,
                i,
                tie(comparison, Modality.FACE, pieces.get(j), piece),
                tie(comparison, Modality.VOICE, pieces.get(j), piece)));
      }
    }
    return new Chain(pieces, new ContinuityMatrix(interactions, pairs));
  }

  private static Tie tie(
      TemplateComparison comparison, Modality modality, Piece earlier, Piece later) {
    Optional<Template> reference = earlier.template(modality);
    Optional<Template> probe = later.template(modality);
    if (reference.isEmpty() || probe.isEmpty()) {
      return Tie.absent((reference.isEmpty() ? earlier : later).obstacle(modality));
    }
    Link link = new Link(new InteractionId("media-1"), new InteractionId("media-2"), modality);
    Similarity told = comparison.compare(link, reference.get(), probe.get());
    return new Tie(told.outcome(), told.llr(), told.reason());
  }

  /** Whether any two files have a face each, or a voice each. */
  boolean comparable() {
    return matrix.interactions().stream().filter(Interaction::face).count() > 1
        || matrix.interactions().stream().filter(Interaction::voice).count() > 1;
  }

  /** The link that does not hold; empty where no two differ. */
  Optional<BrokenLink> brokenLink() {
    return BrokenLink.of(
        pieces.size(),
        row -> {
          List<List<BrokenLink.Told>> told = new ArrayList<>();
          for (int column = 0; column < pieces.size(); column++) {
            told.add(matrix.pair(row, column).map(Chain::told).orElse(List.of()));
          }
          return told;
        });
  }

  private static List<BrokenLink.Told> told(Pair pair) {
    return List.of(
        new BrokenLink.Told(Modality.FACE, pair.face().outcome(), pair.face().llr()),
        new BrokenLink.Told(Modality.VOICE, pair.voice().outcome(), pair.voice().llr()));
  }
}
