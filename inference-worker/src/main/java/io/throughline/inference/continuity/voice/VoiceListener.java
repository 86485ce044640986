package io.throughline.inference.continuity.voice;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.swap.VoicePiece;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.detection.voice.SpeechDetector;
import io.throughline.inference.detection.voice.SpeechPiece;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import java.util.List;

/** Listens to recordings; several threads may share one listener. */
public final class VoiceListener implements AutoCloseable {
  private final OnnxModel activity;
  private final OnnxModel speaker;
  private final SpeechDetector detector;
  private final SpeakerEmbedder embedder;
  private final OnnxModel known;
  private final SpeakerVerifier verifier;

  public VoiceListener(OnnxEngine engine) {
    activity = engine.load("voice-activity");
    speaker = engine.load("speaker-embedder");
    detector = new SpeechDetector(activity);
    embedder = new SpeakerEmbedder(speaker);
    known = engine.load("speaker-verifier");
    verifier = new SpeakerVerifier(known);
  }

  /** The model that finds speech. */
  public ModelRef detectorRef() {
    return detector.ref();
  }

  /** The model that templates are made by. */
  public ModelRef embedderRef() {
    return verifier.ref();
  }

  /** What makes the vectors of templates. */
  public SpeakerVerifier verifier() {
    return verifier;
  }

  /** Begins a recording. */
  public SpeechStream listen() {
    return new SpeechStream(detector);
  }

  /**
   * Tells apart the voices of a recording that has ended.
   *
   * @param turns when the subject speaks; empty if that is not known
   */
  public Voices voices(SpeechStream stream, List<SubjectHint.Turn> turns) {
    return Voices.of(stream.end(), embedder, turns);
  }

  /**
   * Makes the capture of a recording.
   *
   * @param sampleRateHz of the recording, before it was resampled
   */
  public VoiceCapture capture(Voices voices, int sampleRateHz, VoiceCapture.Clues clues) {
    return VoiceCapture.of(verifier, voices, sampleRateHz, clues);
  }

  /** Each voice as a template, in the order of {@link Voices#turns}. */
  public List<Template> templates(Voices voices, int sampleRateHz) {
    return voices.templates(verifier, sampleRateHz);
  }

  /**
   * What pieces of a recording's speech sound like, at most two minutes of it.
   *
   * @param turns when the subject speaks; empty if that is not known
   */
  public List<VoicePiece> pieces(
      Speech speech, Template.Channel channel, List<SubjectHint.Turn> turns) {
    return speech.pieces().stream()
        .filter(piece -> turns.isEmpty() || Voices.within(turns, piece.spans()))
        .map(piece -> heard(piece, channel))
        .toList();
  }

  private VoicePiece heard(SpeechPiece piece, Template.Channel channel) {
    List<Segment> when =
        piece.spans().stream().map(span -> new Segment(span.from(), span.to(), 1)).toList();
    return new VoicePiece(when, piece.seconds(), verifier.embed(piece.samples(), channel));
  }

  /** What a recording's speech came through, as far as its sound shows it. */
  public Template.Channel channel(Voices voices, int sampleRateHz) {
    return VoiceWorth.of(voices.speech(), voices.speech().seconds(), sampleRateHz).channel();
  }

  /** A capture without a subject, for a reason that the sound does not tell. */
  public VoiceCapture untold(Voices voices, String reason) {
    return VoiceCapture.untold(verifier.ref(), voices, reason);
  }

  @Override
  public void close() {
    activity.close();
    speaker.close();
    known.close();
  }
}
