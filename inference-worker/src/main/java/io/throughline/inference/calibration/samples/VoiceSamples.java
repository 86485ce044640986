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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Voice templates of pieces of labelled recordings: as they are and through another microphone,
 * each heard directly and over two sorts of telephone line.
 */
public final class VoiceSamples {
  /** Samples of one piece, 3 s at 16 kHz: about the least that the worker accepts. */
  private static final int PIECE = 48_000;

  private static final int MOST_PIECES = 4;

  private final MediaReader reader;
  private final VoiceListener listener;
  private final TelephoneLine telephone;
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

  /** Pieces as they are, and as another microphone would have taken them; no telephone lines. */
  public List<Sample> direct(List<Manifest.Item> items) throws MediaException {
    List<Sample> samples = new ArrayList<>();
    for (Manifest.Item item : items) {
      float[] speech = speech(item).samples();
      int count = Math.min(MOST_PIECES, speech.length / PIECE);
      if (count == 0) {
        refused++;
        continue;
      }
      float[] plain = Arrays.copyOf(speech, count * PIECE);
      samples.addAll(cut(item, plain, Condition.PLAIN));
    }
    return samples;
  }

  /** The samples of all recordings, in their order; several recordings are heard at a time. */
  public List<Sample> of(List<Manifest.Item> items) throws IOException, MediaException {
    List<Sample> samples = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<List<Sample>>> works = new ArrayList<>();
      items.forEach(item -> works.add(() -> of(item)));
      for (Future<List<Sample>> heard : pool.invokeAll(works)) {
        List<Sample> some = heard.get();
        refused += some.isEmpty() ? 1 : 0;
        samples.addAll(some);
      }
      return samples;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while listening", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof MediaException media) {
        throw media;
      }
      throw new IOException("a recording cannot be heard", failed.getCause());
    }
  }

  private List<Sample> of(Manifest.Item item) throws IOException, MediaException {
    float[] speech = speech(item).samples();
    int count = Math.min(MOST_PIECES, speech.length / PIECE);
    List<Sample> samples = new ArrayList<>();
    if (count > 0) {
      float[] plain = Arrays.copyOf(speech, count * PIECE);
      samples.addAll(cut(item, plain, false));
      samples.addAll(cut(item, elsewhere(plain, item.path().hashCode()), true));
    }
    return samples;
  }

  /** Each piece through a microphone of its own. */
  private static float[] elsewhere(float[] plain, long seed) {
    float[] all = new float[plain.length];
    for (int at = 0; at < plain.length; at += PIECE) {
      float[] piece = Arrays.copyOfRange(plain, at, at + PIECE);
      System.arraycopy(OtherMicrophone.hear(piece, seed + at), 0, all, at, PIECE);
    }
    return all;
  }

  private List<Sample> cut(Manifest.Item item, float[] sound, boolean degraded)
      throws IOException, MediaException {
    List<Sample> samples = cut(item, sound, new Condition(degraded, Line.DIRECT));
    float[] law = telephone.carry(sound, TelephoneLine.Codec.G711);
    samples.addAll(cut(item, law, new Condition(degraded, Line.G711)));
    float[] opus = telephone.carry(sound, TelephoneLine.Codec.OPUS);
    samples.addAll(cut(item, opus, new Condition(degraded, Line.OPUS)));
    return samples;
  }

  private List<Sample> cut(Manifest.Item item, float[] sound, Condition condition) {
    List<Sample> samples = new ArrayList<>();
    Template.Channel channel =
        condition.line() == Line.DIRECT ? Template.Channel.WIDE_BAND : Template.Channel.TELEPHONE;
    for (int at = 0; at < sound.length; at += PIECE) {
      Template template =
          new Template(
              Modality.VOICE,
              listener.embedderRef(),
              listener.verifier().embed(Arrays.copyOfRange(sound, at, at + PIECE), channel),
              new Template.Worth(1, PIECE / 16_000.0, channel));
      String source = item.path() + "#" + at / PIECE;
      samples.add(new Sample(item.identity(), source, condition, template));
    }
    return samples;
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
