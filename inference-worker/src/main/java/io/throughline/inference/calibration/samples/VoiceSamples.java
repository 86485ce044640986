package io.throughline.inference.calibration.samples;

import io.throughline.contracts.continuity.Modality;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Sample.Condition;
import io.throughline.inference.calibration.scores.Sample.Line;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.voice.VoiceListener;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Voice templates of pieces of labelled recordings: as they are and through another microphone,
 * each heard directly and over two sorts of telephone line.
 */
public final class VoiceSamples {
  /** Samples of one piece, 4 s at 16 kHz: about the least that the worker accepts. */
  private static final int PIECE = 64_000;

  private static final int MOST_PIECES = 4;

  private final MediaReader reader;
  private final VoiceListener listener;
  private final TelephoneLine telephone;
  private final List<Sample> samples = new ArrayList<>();
  private int pieces;
  private int refused;

  public VoiceSamples(MediaReader reader, VoiceListener listener) {
    this.reader = reader;
    this.listener = listener;
    this.telephone = new TelephoneLine(reader);
  }

  /** How many recordings held less than one piece of speech. */
  public int refused() {
    return refused;
  }

  /** The samples of all recordings. */
  public List<Sample> of(List<Manifest.Item> items) throws IOException, MediaException {
    for (Manifest.Item item : items) {
      float[] speech = speech(item).samples();
      refused += speech.length < PIECE ? 1 : 0;
      int count = Math.min(MOST_PIECES, speech.length / PIECE);
      float[] plain = Arrays.copyOf(speech, count * PIECE);
      float[] elsewhere = elsewhere(plain);
      if (count > 0) {
        add(item, plain, false);
        add(item, elsewhere, true);
      }
    }
    return samples;
  }

  /** Each piece through a microphone of its own. */
  private float[] elsewhere(float[] plain) {
    float[] all = new float[plain.length];
    for (int at = 0; at < plain.length; at += PIECE) {
      float[] piece = Arrays.copyOfRange(plain, at, at + PIECE);
      System.arraycopy(OtherMicrophone.hear(piece, 2L * pieces + 1), 0, all, at, PIECE);
      pieces++;
    }
    return all;
  }

  private void add(Manifest.Item item, float[] sound, boolean degraded)
      throws IOException, MediaException {
    cut(item, sound, new Condition(degraded, Line.DIRECT));
    cut(item, telephone.carry(sound, TelephoneLine.Codec.G711), new Condition(degraded, Line.G711));
    cut(item, telephone.carry(sound, TelephoneLine.Codec.OPUS), new Condition(degraded, Line.OPUS));
  }

  private void cut(Manifest.Item item, float[] sound, Condition condition) {
    Template.Channel channel =
        condition.line() == Line.DIRECT ? Template.Channel.WIDE_BAND : Template.Channel.TELEPHONE;
    for (int at = 0; at < sound.length; at += PIECE) {
      Template template =
          new Template(
              Modality.VOICE,
              listener.embedderRef(),
              listener.embedder().embed(Arrays.copyOfRange(sound, at, at + PIECE)),
              new Template.Worth(1, PIECE / 16_000.0, channel));
      String source = item.path() + "#" + at / PIECE;
      samples.add(new Sample(item.identity(), source, condition, template));
    }
  }

  private Speech speech(Manifest.Item item) throws MediaException {
    SpeechStream stream = listener.listen();
    reader.read(
        item.file(),
        SamplingPlan.standard().withoutPictures(),
        new MediaSink() {
          @Override
          public void sound(double fromSeconds, float[] heard) {
            stream.add(heard);
          }
        });
    return stream.end();
  }
}
