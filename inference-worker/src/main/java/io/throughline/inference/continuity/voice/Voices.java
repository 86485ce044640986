package io.throughline.inference.continuity.voice;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.detection.voice.SpeechStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The voices of one recording, told apart by grouping pieces of two seconds of speech: the two
 * groups that are nearest become one as long as their pieces agree on average.
 */
public final class Voices {
  /** Windows of one piece: 0.8 s and three times 0.4 s. */
  private static final int PIECE = 4;

  /**
   * Mean cosine of the pieces of two groups. At 0.55 each of 76 readers was one voice, and of 398
   * pairs of readers 394 were two, without a piece in the wrong group; see the embedder's card.
   */
  private static final double AGREEMENT = 0.55;

  /** A smaller group is an interjection, or a piece that two people share. */
  private static final int FEWEST_PIECES = 2;

  private static final double LEAST_SHARE = 0.15;

  private final Speech speech;
  private final List<Voice> voices;

  private Voices(Speech speech, List<Voice> voices) {
    this.speech = speech;
    this.voices = List.copyOf(voices);
  }

  /** One voice: its vector, L2-normalised, how long it was heard, and when. */
  private static final class Voice {
    private final float[] vector;
    private final double seconds;
    private final List<Segment> segments;

    private Voice(float[] vector, double seconds, List<Segment> segments) {
      this.vector = vector;
      this.seconds = seconds;
      this.segments = segments;
    }
  }

  /** Groups what is said in the turns, or in all of the recording if none are known. */
  static Voices of(Speech speech, SpeakerEmbedder embedder, List<SubjectHint.Turn> turns) {
    List<float[]> windows = embedder.windows(speech.samples());
    List<List<Integer>> groups = new ArrayList<>();
    int pieces = Math.max(windows.isEmpty() ? 0 : 1, windows.size() / PIECE);
    for (int piece = 0; piece < pieces; piece++) {
      if (turns.isEmpty() || within(turns, speech, piece)) {
        groups.add(new ArrayList<>(List.of(piece)));
      }
    }
    int all = groups.size();
    join(groups, windows);
    List<Voice> voices =
        groups.stream()
            .filter(group ->
                all < 2 * FEWEST_PIECES
                    || (group.size() >= FEWEST_PIECES && group.size() >= LEAST_SHARE * all))
            .sorted(Comparator.comparingInt(group -> -group.size()))
            .map(group -> voice(group, windows, speech))
            .toList();
    boolean whole = voices.size() == 1 && turns.isEmpty();
    return new Voices(speech, whole ? List.of(whole(windows, speech)) : voices);
  }

  /** Half a piece may lie outside: turns are told to about a second. */
  private static boolean within(List<SubjectHint.Turn> turns, Speech speech, int piece) {
    List<SpeechStream.Span> spans = spans(speech, piece);
    double all = spans.stream().mapToDouble(span -> span.to() - span.from()).sum();
    double inside = 0;
    for (SpeechStream.Span span : spans) {
      for (SubjectHint.Turn turn : turns) {
        inside += Math.max(0, Math.min(span.to(), turn.to()) - Math.max(span.from(), turn.from()));
      }
    }
    return inside > all / 2;
  }

  private static List<SpeechStream.Span> spans(Speech speech, int piece) {
    int from = piece * PIECE * SpeakerEmbedder.STRIDE_SAMPLES;
    return speech.when(from, from + PIECE * SpeakerEmbedder.STRIDE_SAMPLES);
  }

  private static List<float[]> windows(List<Integer> group, List<float[]> windows) {
    return group.stream()
        .flatMap(piece -> IntStream.range(piece * PIECE, (piece + 1) * PIECE).boxed())
        .filter(window -> window < windows.size())
        .map(windows::get)
        .toList();
  }

  private static void join(List<List<Integer>> groups, List<float[]> windows) {
    List<float[]> sums = new ArrayList<>();
    groups.forEach(group -> sums.add(SpeakerEmbedder.mean(windows(group, windows))));
    while (groups.size() > 1) {
      int one = 0;
      int other = 0;
      double best = -1;
      for (int i = 1; i < groups.size(); i++) {
        for (int j = 0; j < i; j++) {
          int pairs = groups.get(i).size() * groups.get(j).size();
          double agreement = Vectors.dot(sums.get(i), sums.get(j)) / pairs;
          if (agreement > best) {
            best = agreement;
            one = j;
            other = i;
          }
        }
      }
      if (best < AGREEMENT) {
        return;
      }
      groups.get(one).addAll(groups.remove(other));
      Vectors.add(sums.get(one), sums.remove(other), 1);
    }
  }

  private static Voice voice(List<Integer> group, List<float[]> windows, Speech speech) {
    List<Segment> segments =
        group.stream()
            .sorted()
            .flatMap(piece -> spans(speech, piece).stream())
            .map(span -> new Segment(span.from(), span.to(), 1))
            .toList();
    double seconds = segments.stream().mapToDouble(span -> span.to() - span.from()).sum();
    return new Voice(SpeakerEmbedder.mean(windows(group, windows)), seconds, segments);
  }

  /** All that was said, as the calibration took it. */
  private static Voice whole(List<float[]> windows, Speech speech) {
    List<Segment> segments =
        speech.spans().stream().map(span -> new Segment(span.from(), span.to(), 1)).toList();
    return new Voice(SpeakerEmbedder.mean(windows), speech.seconds(), segments);
  }

  Speech speech() {
    return speech;
  }

  int count() {
    return voices.size();
  }

  /** Where each voice speaks, the one that is heard most first. */
  public List<List<Segment>> turns() {
    return voices.stream().map(voice -> voice.segments).toList();
  }

  /** Each voice as a template. */
  List<Template> templates(ModelRef embedder, int sampleRateHz) {
    return voices.stream()
        .map(voice -> {
          Template.Worth worth = VoiceWorth.of(speech, voice.seconds, sampleRateHz);
          return new Template(Modality.VOICE, embedder, voice.vector, worth);
        })
        .toList();
  }
}
