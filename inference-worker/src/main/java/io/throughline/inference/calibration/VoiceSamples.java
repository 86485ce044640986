package io.throughline.inference.calibration;

import io.throughline.contracts.continuity.Modality;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.voice.VoiceListener;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Voice templates of pieces of labelled recordings, as they are and through another microphone. */
final class VoiceSamples {
  /** Samples of one piece, 4 s at 16 kHz: about the least that the worker accepts. */
  private static final int PIECE = 64_000;

  private static final int MOST_PIECES = 4;

  private final MediaReader reader;
  private final VoiceListener listener;
  private int refused;

  VoiceSamples(MediaReader reader, VoiceListener listener) {
    this.reader = reader;
    this.listener = listener;
  }

  /** How many recordings held less than one piece of speech. */
  int refused() {
    return refused;
  }

  List<Sample> of(List<Manifest.Item> items) throws MediaException {
    List<Sample> samples = new ArrayList<>();
    for (Manifest.Item item : items) {
      float[] speech = speech(item).samples();
      refused += speech.length < PIECE ? 1 : 0;
      for (int i = 0; i < Math.min(MOST_PIECES, speech.length / PIECE); i++) {
        float[] piece = Arrays.copyOfRange(speech, i * PIECE, (i + 1) * PIECE);
        String source = item.path() + "#" + i;
        samples.add(new Sample(item.identity(), source, false, template(piece)));
        float[] elsewhere = OtherMicrophone.hear(piece, samples.size());
        samples.add(new Sample(item.identity(), source, true, template(elsewhere)));
      }
    }
    return samples;
  }

  private Template template(float[] piece) {
    return new Template(
        Modality.VOICE,
        listener.embedderRef(),
        listener.embedder().embed(piece),
        new Template.Worth(1, PIECE / 16_000.0, Template.Channel.WIDE_BAND));
  }

  private Speech speech(Manifest.Item item) throws MediaException {
    SpeechStream stream = listener.listen();
    reader.read(
        item.file(),
        SamplingPlan.standard().withoutPictures(),
        new MediaSink() {
          @Override
          public void sound(double fromSeconds, float[] samples) {
            stream.add(samples);
          }
        });
    return stream.end();
  }
}
