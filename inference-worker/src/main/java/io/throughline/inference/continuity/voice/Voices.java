package io.throughline.inference.continuity.voice;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.detection.voice.SpeechStream;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Pieces of speech, 24 s, up to which all of them are heard. */
  private static final int HEARD_WHOLE = 15;

  /** A smaller group is an interjection, or a piece that two people share. */
  private static final int FEWEST_PIECES = 2;

  private static final double LEAST_SHARE = 0.15;

  private final Speech speech;
  private final List<Voice> voices;
  private List<Template> templates = List.of();

  private Voices(Speech speech, List<Voice> voices) {
    this.speech = speech;
    this.voices = List.copyOf(voices);
  }

  /** One voice: what it said, of which no more is kept than is heard, for how long, and when. */
  private static final class Voice {
    private final float[] samples;
    private final double seconds;
    private final List<Segment> segments;

    private Voice(float[] samples, double seconds, List<Segment> segments) {
      this.samples = samples;
      this.seconds = seconds;
      this.segments = segments;
    }
  }

  /**
   * Groups what is said in the turns, or in all of the recording if none are known. Of long speech
   * every other piece is heard first: one voice in them needs no more.
   */
  static Voices of(Speech speech, SpeakerEmbedder embedder, List<SubjectHint.Turn> turns) {
    SpeakerEmbedder.Windows windows = embedder.windows(speech.samples());
    int pieces = Math.max(windows.count() == 0 ? 0 : 1, windows.count() / PIECE);
    if (turns.isEmpty() && pieces > HEARD_WHOLE) {
      List<Integer> some =
          IntStream.range(0, pieces).filter(piece -> piece % 2 == 0).boxed().toList();
      if (groups(some, windows).size() == 1) {
        return new Voices(speech, List.of(whole(speech)));
      }
    }
    List<Integer> wanted =
        IntStream.range(0, pieces)
            .filter(piece -> turns.isEmpty() || within(turns, speech, piece))
            .boxed()
            .toList();
    List<List<Integer>> groups = groups(wanted, windows);
    if (groups.size() == 1 && turns.isEmpty()) {
      return new Voices(speech, List.of(whole(speech)));
    }
    return new Voices(speech, groups.stream().map(group -> voice(group, speech)).toList());
  }

  /** The pieces of each voice, of the one that is heard most first. */
  private static List<List<Integer>> groups(List<Integer> pieces, SpeakerEmbedder.Windows windows) {
    List<List<Integer>> groups = new ArrayList<>();
    pieces.forEach(piece -> groups.add(new ArrayList<>(List.of(piece))));
    join(groups, windows);
    return groups.stream()
        .filter(group ->
            pieces.size() < 2 * FEWEST_PIECES
                || (group.size() >= FEWEST_PIECES && group.size() >= LEAST_SHARE * pieces.size()))
        .sorted(Comparator.comparingInt(group -> -group.size()))
        .toList();
  }

  /** Half a piece may lie outside: turns are told to about a second. */
  private static boolean within(List<SubjectHint.Turn> turns, Speech speech, int piece) {
    return within(turns, spans(speech, piece));
  }

  static boolean within(List<SubjectHint.Turn> turns, List<SpeechStream.Span> spans) {
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

  private static List<float[]> windows(List<Integer> pieces, SpeakerEmbedder.Windows windows) {
    return windows.of(
        pieces.stream()
            .flatMap(piece -> IntStream.range(piece * PIECE, (piece + 1) * PIECE).boxed())
            .filter(window -> window < windows.count())
            .toList());
  }

  private static void join(List<List<Integer>> groups, SpeakerEmbedder.Windows windows) {
    windows(groups.stream().flatMap(List::stream).toList(), windows);
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

  private static Voice voice(List<Integer> group, Speech speech) {
    List<Segment> segments =
        group.stream()
            .sorted()
            .flatMap(piece -> spans(speech, piece).stream())
            .map(span -> new Segment(span.from(), span.to(), 1))
            .toList();
    double seconds = segments.stream().mapToDouble(span -> span.to() - span.from()).sum();
    return new Voice(said(group, speech.samples()), seconds, segments);
  }

  private static float[] said(List<Integer> group, float[] speech) {
    int piece = PIECE * SpeakerEmbedder.STRIDE_SAMPLES;
    float[] said = new float[Math.min(group.size() * piece, SpeakerVerifier.MOST_SAMPLES)];
    int length = 0;
    for (int one : group.stream().sorted().toList()) {
      int count = Math.min(Math.min(piece, speech.length - one * piece), said.length - length);
      System.arraycopy(speech, one * piece, said, length, Math.max(0, count));
      length += Math.max(0, count);
    }
    return Arrays.copyOf(said, length);
  }

  /** One voice throughout: it said all of it, whichever pieces were heard. */
  private static Voice whole(Speech speech) {
    List<Segment> segments =
        speech.spans().stream().map(span -> new Segment(span.from(), span.to(), 1)).toList();
    int heard = Math.min(speech.samples().length, SpeakerVerifier.MOST_SAMPLES);
    return new Voice(Arrays.copyOf(speech.samples(), heard), speech.seconds(), segments);
  }

  /** All that was said, by whomever. */
  public Speech speech() {
    return speech;
  }

  int count() {
    return voices.size();
  }

  /** Where each voice speaks, the one that is heard most first. */
  public List<List<Segment>> turns() {
    return voices.stream().map(voice -> voice.segments).toList();
  }

  /** Each voice as a template; one recording has one sampling rate, so they are made once. */
  List<Template> templates(SpeakerVerifier verifier, int sampleRateHz) {
    if (templates.isEmpty()) {
      templates =
          voices.stream()
              .map(voice -> {
                Template.Worth worth = VoiceWorth.of(speech, voice.seconds, sampleRateHz);
                float[] vector = verifier.embed(voice.samples, worth.channel());
                return new Template(Modality.VOICE, verifier.ref(), vector, worth);
              })
              .toList();
    }
    return templates;
  }
}
