package io.throughline.server.api.answer.continuity;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import io.throughline.custody.picture.Ribbon;
import java.util.List;
import java.util.Locale;

/**
 * Who is the same human in which interaction of a journey, without a score.
 *
 * @param ribbon letters by modality, one for each interaction; ? where it cannot be told, - where
 *     nobody is seen or heard
 */
@Schema(name = "Continuity")
record ContinuityDocument(
    List<ContinuityMatrix.Interaction> interactions, List<Pair> pairs, Letters ribbon) {

  /** Two interactions by their indexes, from 0. */
  @Schema(name = "ContinuityPair")
  record Pair(int from, int to, Told face, Told voice, Told fused) {}

  /** One comparison. */
  @Schema(name = "ContinuityTold")
  record Told(
      @Schema(allowableValues = {"same", "different", "unknown"}) String outcome, String reason) {
    static Told of(Tie tie) {
      return new Told(tie.outcome().name().toLowerCase(Locale.ROOT), tie.reason());
    }
  }

  /** Who is in which interaction. */
  @Schema(name = "ContinuityRibbon")
  record Letters(List<String> face, List<String> voice) {}

  static ContinuityDocument of(ContinuityMatrix matrix) {
    return new ContinuityDocument(
        matrix.interactions(),
        matrix.pairs().stream()
            .map(pair ->
                new Pair(
                    pair.from(),
                    pair.to(),
                    Told.of(pair.face()),
                    Told.of(pair.voice()),
                    Told.of(pair.fused())))
            .toList(),
        new Letters(
            Ribbon.of(matrix, Modality.FACE).letters(),
            Ribbon.of(matrix, Modality.VOICE).letters()));
  }
}
