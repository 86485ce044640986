package io.throughline.inference.continuity.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.ChainFit;
import io.throughline.inference.detection.voice.Speech;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The voice of one recording: a template, or the reason why there is none. */
public final class VoiceCapture {
  /** Less speech than this, in seconds, does not make a template. */
  public static final double LEAST_SPEECH = 2.5;

  /** Less than this, in seconds, is no voice at all but a click that looked like one. */
  private static final double NOTHING = 0.5;

  private final ModelRef embedder;
  private final Voices voices;
  private final Optional<String> obstacle;
  private final Optional<Template> template;

  private VoiceCapture(ModelRef embedder, Voices voices, Heard heard) {
    this.embedder = embedder;
    this.voices = voices;
    this.obstacle = heard.obstacle();
    this.template = heard.template();
  }

  private record Heard(Optional<String> obstacle, Optional<Template> template) {}

  /**
   * What tells the subject's voice from others in the same recording, in this order.
   *
   * @param inView finds the voice that the picture shows to be the subject's
   * @param chain finds the voice that the subject's earlier captures hold
   */
  public record Clues(
      Function<List<List<Segment>>, OptionalInt> inView,
      Function<List<Template>, ChainFit> chain) {}

  /**
   * Makes the capture.
   *
   * @param sampleRateHz of the recording, before it was resampled
   */
  static VoiceCapture of(SpeakerVerifier verifier, Voices voices, int sampleRateHz, Clues clues) {
    return new VoiceCapture(verifier.ref(), voices, heard(verifier, voices, sampleRateHz, clues));
  }

  static VoiceCapture untold(ModelRef embedder, Voices voices, String reason) {
    return new VoiceCapture(embedder, voices, obstacle(reason));
  }

  private static Heard heard(
      SpeakerVerifier verifier, Voices voices, int sampleRateHz, Clues clues) {
    Speech speech = voices.speech();
    if (speech.seconds() < NOTHING) {
      return obstacle("voice.none");
    }
    if (speech.seconds() < LEAST_SPEECH) {
      return obstacle("voice.too-short");
    }
    if (voices.count() == 0) {
      return obstacle("voice.none-in-turns");
    }
    List<Template> candidates = voices.templates(verifier, sampleRateHz);
    ChainFit fit = chosen(voices, candidates, clues);
    if (fit.chosen().isEmpty()) {
      String untold = candidates.size() == 1 ? "voice.of-whom-unclear" : "voice.several-speakers";
      return obstacle(fit.nobody() ? "voice.subject-not-heard" : untold);
    }
    Template subject = candidates.get(fit.chosen().getAsInt());
    return subject.worth().amount() < LEAST_SPEECH
        ? obstacle("voice.too-short")
        : new Heard(Optional.empty(), Optional.of(subject));
  }

  private static ChainFit chosen(Voices voices, List<Template> candidates, Clues clues) {
    OptionalInt inView = clues.inView().apply(voices.turns());
    return inView.isPresent() ? new ChainFit(inView, false) : clues.chain().apply(candidates);
  }

  private static Heard obstacle(String reason) {
    return new Heard(Optional.of(reason), Optional.empty());
  }

  /** The model that the template was, or would have been, made by. */
  public ModelRef embedder() {
    return embedder;
  }

  /** Seconds of speech in the recording. */
  public double speechSeconds() {
    return voices.speech().seconds();
  }

  /** When anybody speaks. */
  public List<Segment> speech() {
    return voices.speech().spans().stream()
        .map(span -> new Segment(span.from(), span.to(), 1))
        .toList();
  }

  /** When each voice speaks, the one that is heard most first. */
  public List<List<Segment>> turns() {
    return voices.turns();
  }

  /** How many voices were told apart. */
  public int voices() {
    return voices.count();
  }

  /** Why there is no template. */
  public Optional<String> obstacle() {
    return obstacle;
  }

  /** The template, unless there is an obstacle. */
  public Optional<Template> template() {
    return template;
  }
}
