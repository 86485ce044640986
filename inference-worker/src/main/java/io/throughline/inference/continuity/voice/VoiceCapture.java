package io.throughline.inference.continuity.voice;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.detection.voice.Band;
import io.throughline.inference.detection.voice.Speech;
import java.util.List;
import java.util.Optional;

/** The voice of one recording: a template, or the reason why there is none. */
public final class VoiceCapture {
  /** Less speech than this, in seconds, does not make a template. */
  public static final double LEAST_SPEECH = 2.5;

  /** Less than this, in seconds, is no voice at all but a click that looked like one. */
  private static final double NOTHING = 0.5;

  /** A sampling rate up to this carries nothing above 4 kHz. */
  private static final int TELEPHONE_HZ = 8000;

  private final ModelRef embedder;
  private final Speech speech;
  private final Optional<String> obstacle;
  private final Optional<Template> template;

  private VoiceCapture(Speech speech, ModelRef embedder, Heard heard) {
    this.speech = speech;
    this.embedder = embedder;
    this.obstacle = heard.obstacle();
    this.template = heard.template();
  }

  private record Heard(Optional<String> obstacle, Optional<Template> template) {}

  /**
   * Makes the capture.
   *
   * @param sampleRateHz of the recording, before it was resampled
   */
  public static VoiceCapture of(
      Speech speech, int sampleRateHz, SpeakerEmbedder embedder, SpeakerCount count) {
    Optional<String> silence = tooLittle(speech);
    if (silence.isPresent()) {
      return new VoiceCapture(speech, embedder.ref(), new Heard(silence, Optional.empty()));
    }
    SpeakerEmbedder.Windows windows = embedder.windows(speech.samples());
    if (count.several(windows)) {
      return new VoiceCapture(
          speech, embedder.ref(), new Heard(Optional.of("voice.several"), Optional.empty()));
    }
    Template template =
        new Template(Modality.VOICE, embedder.ref(), windows.voice(), worth(speech, sampleRateHz));
    return new VoiceCapture(
        speech, embedder.ref(), new Heard(Optional.empty(), Optional.of(template)));
  }

  private static Optional<String> tooLittle(Speech speech) {
    if (speech.seconds() < NOTHING) {
      return Optional.of("voice.none");
    }
    return speech.seconds() < LEAST_SPEECH ? Optional.of("voice.too-short") : Optional.empty();
  }

  private static Template.Worth worth(Speech speech, int sampleRateHz) {
    Template.Channel channel =
        sampleRateHz <= TELEPHONE_HZ || Band.telephone(speech.samples())
            ? Template.Channel.TELEPHONE
            : Template.Channel.WIDE_BAND;
    double longEnough = ramp(speech.seconds(), 0, 10);
    double loud = ramp(levelDb(speech.samples()), -65, -40);
    double whole = 1 - ramp(clipped(speech.samples()), 0.001, 0.05);
    return new Template.Worth(
        Math.min(longEnough, Math.min(loud, whole)), speech.seconds(), channel);
  }

  private static double levelDb(float[] samples) {
    double squares = 0;
    for (float sample : samples) {
      squares += sample * sample;
    }
    return 10 * Math.log10(squares / Math.max(1, samples.length) + 1e-12);
  }

  private static double clipped(float[] samples) {
    int count = 0;
    for (float sample : samples) {
      count += Math.abs(sample) > 0.995f ? 1 : 0;
    }
    return count / (double) Math.max(1, samples.length);
  }

  private static double ramp(double value, double none, double full) {
    return Math.clamp((value - none) / (full - none), 0, 1);
  }

  /** The model that the template was, or would have been, made by. */
  public ModelRef embedder() {
    return embedder;
  }

  /** Seconds of speech in the recording. */
  public double speechSeconds() {
    return speech.seconds();
  }

  /** Where there is speech. */
  public List<Segment> segments() {
    return speech.spans().stream().map(span -> new Segment(span.from(), span.to(), 1)).toList();
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
