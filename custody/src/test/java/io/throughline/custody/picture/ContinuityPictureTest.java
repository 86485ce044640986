package io.throughline.custody.picture;

import static io.throughline.contracts.continuity.SimilarityOutcome.DIFFERENT;
import static io.throughline.contracts.continuity.SimilarityOutcome.SAME;
import static io.throughline.contracts.continuity.SimilarityOutcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Interaction;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ContinuityPictureTest {
  @Test
  void whoIsTheSameHasOneLetterAndWhoComesInBetweenAnother() {
    ContinuityMatrix matrix = chain(SAME, DIFFERENT, SAME);
    assertThat(letters(Ribbon.of(matrix, Modality.FACE))).isEqualTo("ABA");
  }

  @Test
  void whatCannotBeToldOrIsNotThereHasNoLetter() {
    ContinuityMatrix matrix =
        new ContinuityMatrix(
            List.of(
                new Interaction("a", true, false),
                new Interaction("b", true, true),
                new Interaction("c", true, true)),
            List.of(
                Pair.of(0, 1, tie(UNKNOWN), Tie.absent("voice.no-sound-track")),
                Pair.of(0, 2, tie(SAME), Tie.absent("voice.no-sound-track")),
                Pair.of(1, 2, tie(UNKNOWN), tie(DIFFERENT))));
    assertThat(letters(Ribbon.of(matrix, Modality.FACE))).isEqualTo("A?A");
    assertThat(letters(Ribbon.of(matrix, Modality.VOICE))).isEqualTo("-AB");
  }

  @Test
  void whoIsLikeTwoDifferentPeopleIsNeither() {
    ContinuityMatrix matrix =
        new ContinuityMatrix(
            List.of(here("a"), here("b"), here("c")),
            List.of(
                Pair.of(0, 1, tie(DIFFERENT), tie(SAME)),
                Pair.of(0, 2, tie(SAME), tie(SAME)),
                Pair.of(1, 2, tie(SAME), tie(SAME))));
    assertThat(letters(Ribbon.of(matrix, Modality.FACE))).isEqualTo("AB?");
    assertThat(matrix.pair(1, 0).orElseThrow().fused().reason()).isEqualTo("continuity.conflict");
    assertThat(matrix.pair(1, 0).orElseThrow().fused().outcome()).isEqualTo(UNKNOWN);
  }

  @Test
  void whoWasNotToldFromEachOfThoseBeforeIsNobodyNew() {
    ContinuityMatrix matrix =
        new ContinuityMatrix(
            List.of(here("a"), here("b"), here("c")),
            List.of(
                Pair.of(0, 1, tie(DIFFERENT), tie(SAME)),
                Pair.of(0, 2, tie(UNKNOWN), tie(SAME)),
                Pair.of(1, 2, tie(DIFFERENT), tie(DIFFERENT))));
    assertThat(letters(Ribbon.of(matrix, Modality.FACE))).isEqualTo("AB?");
    // Like the first and unlike the second, who are called one.
    assertThat(letters(Ribbon.of(matrix, Modality.VOICE))).isEqualTo("AA?");
  }

  @Test
  void lettersGoOnAfterZ() {
    assertThat(new Ribbon.Strand.Human(25).letter()).isEqualTo("Z");
    assertThat(new Ribbon.Strand.Human(27).letter()).isEqualTo("B2");
  }

  @Test
  void thePictureIsXmlThatLoadsNothingAndSaysWhatItShows() throws Exception {
    ContinuityMatrix matrix = chain(SAME, DIFFERENT, SAME);
    String svg = ContinuityPicture.svg(matrix);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Of 3 pairs 1 are the same human and 2 are not; 0 cannot be told.");
    assertThat(document.getElementsByTagName("rect").getLength()).isGreaterThan(12);
    assertThat(svg).doesNotContain("href", "<script", "<image", "a<b");
    assertThat(svg).contains("a&lt;b&gt;&quot;&amp;", "≠");
  }

  @Test
  void aPairOfNothingIsRefused() {
    assertThatThrownBy(() ->
            new ContinuityMatrix(List.of(here("a")), List.of(Pair.of(0, 1, tie(SAME), tie(SAME)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The first against the others, as said; the others against each other follow from it. */
  private static ContinuityMatrix chain(SimilarityOutcome... first) {
    List<Interaction> interactions = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      interactions.add(here("a<b>\"&" + i));
      for (int j = 0; j < i; j++) {
        SimilarityOutcome outcome = first[i] == first[j] ? SAME : DIFFERENT;
        pairs.add(Pair.of(j, i, tie(outcome), tie(outcome)));
      }
    }
    return new ContinuityMatrix(interactions, pairs);
  }

  private static Interaction here(String name) {
    return new Interaction(name, true, true);
  }

  private static Tie tie(SimilarityOutcome outcome) {
    return new Tie(outcome, outcome == SAME ? 5 : outcome == DIFFERENT ? -5 : 0, "a.reason");
  }

  private static String letters(Ribbon ribbon) {
    return String.join("", ribbon.letters());
  }
}
