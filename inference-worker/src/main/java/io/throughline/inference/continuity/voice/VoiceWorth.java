package io.throughline.inference.continuity.voice;

import io.throughline.inference.continuity.Template;
import io.throughline.inference.detection.voice.Band;
import io.throughline.inference.detection.voice.Speech;

/** How far a voice template can be trusted: long enough, loud enough, not clipped. */
final class VoiceWorth {
  /** A sampling rate up to this carries nothing above 4 kHz. */
  private static final int TELEPHONE_HZ = 8000;

  private VoiceWorth() {}

  /**
   * The worth of one voice.
   *
   * @param seconds for which it was heard
   * @param sampleRateHz of the recording, before it was resampled
   */
  static Template.Worth of(Speech speech, double seconds, int sampleRateHz) {
    Template.Channel channel =
        sampleRateHz <= TELEPHONE_HZ || Band.telephone(speech.samples())
            ? Template.Channel.TELEPHONE
            : Template.Channel.WIDE_BAND;
    double longEnough = ramp(seconds, 0, 10);
    double loud = ramp(levelDb(speech.samples()), -65, -40);
    double whole = 1 - ramp(clipped(speech.samples()), 0.001, 0.05);
    return new Template.Worth(Math.min(longEnough, Math.min(loud, whole)), seconds, channel);
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
}
