package io.throughline.inference.detection.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechPiecesTest {
  private static final double STEP_SECONDS =
      SpeechDetector.STEP / (double) SpeechDetector.SAMPLE_RATE_HZ;

  @Test
  void speechWithoutAPauseIsCutIntoWholePieces() {
    SpeechPieces pieces = new SpeechPieces();
    speak(pieces, 10, 6);
    assertThat(pieces.pieces()).hasSize(2).allMatch(piece -> piece.seconds() > 2.4);
    SpeechPiece first = pieces.pieces().getFirst();
    assertThat(first.spans()).hasSize(1);
    assertThat(first.spans().getFirst().from()).isEqualTo(10);
    assertThat(first.spans().getFirst().to()).isBetween(12.4, 12.6);
  }

  @Test
  void aPauseEndsAPieceThatIsLongEnoughAndJoinsShorterOnes() {
    SpeechPieces pieces = new SpeechPieces();
    speak(pieces, 0, 1.7);
    speak(pieces, 5, 1);
    speak(pieces, 8, 1);
    List<SpeechPiece> found = pieces.pieces();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().spans()).hasSize(1);
    assertThat(found.getLast().spans()).hasSize(2);
    assertThat(found.getLast().spans().getLast().from()).isEqualTo(8);
  }

  @Test
  void whatIsLeftOverIsNoPiece() {
    SpeechPieces pieces = new SpeechPieces();
    speak(pieces, 0, 1);
    assertThat(pieces.pieces()).isEmpty();
  }

  @Test
  void anHourIsHeardInPiecesSpreadOverAllOfIt() {
    SpeechPieces pieces = new SpeechPieces();
    speak(pieces, 0, 3600);
    List<SpeechPiece> found = pieces.pieces();
    assertThat(found).hasSizeBetween(20, 48);
    double longestGap = 0;
    double before = 0;
    for (SpeechPiece piece : found) {
      longestGap = Math.max(longestGap, piece.spans().getFirst().from() - before);
      before = piece.spans().getLast().to();
    }
    assertThat(Math.max(longestGap, 3600 - before)).isLessThan(180);
    assertThat(found).allMatch(piece -> piece.spans().size() == 1);
  }

  private static void speak(SpeechPieces pieces, double from, double seconds) {
    for (int step = 0; step * STEP_SECONDS < seconds; step++) {
      pieces.add(from + step * STEP_SECONDS, new float[SpeechDetector.STEP]);
    }
  }
}
