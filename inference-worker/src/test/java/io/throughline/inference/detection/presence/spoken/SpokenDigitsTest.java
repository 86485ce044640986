package io.throughline.inference.detection.presence.spoken;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.inference.detection.voice.SpeechStream.Span;
import io.throughline.inference.inspection.PreparedModels;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On takes of people who say one digit each, one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenDigitsTest {
  private @Nullable SpokenDigits loaded;

  @BeforeAll
  void load() {
    loaded = new SpokenDigits(PreparedModels.engine());
  }

  private SpokenDigits reader() {
    return requireNonNull(loaded);
  }

  @AfterAll
  void close() {
    if (loaded != null) {
      loaded.close();
    }
  }

  @Test
  void aPersonsDigitsAreReadWithTheirTimes() throws Exception {
    KeptSound sound = new KeptSound();
    double end = say(sound, 1, "47219", "theo");
    Reading reading = reader().read(sound, List.of(new Span(1, end)));
    assertThat(reading.has("47219")).isTrue();
    assertThat(reading.has("47218")).isFalse();
    assertThat(reading.digits().getFirst().seconds()).isCloseTo(1, within(0.4));
    assertThat(reading.digits().getLast().seconds()).isBetween(end - 1.2, end);
  }

  @Test
  void noiseAndSilenceSayNothing() {
    KeptSound sound = new KeptSound();
    Random random = new Random(1);
    float[] noise = new float[5 * 16_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian() * 0.02f;
    }
    sound.add(0, noise);
    assertThat(reader().read(sound, List.of(new Span(0, 5))).clear()).isFalse();
    assertThat(reader().read(sound, List.of())).isEqualTo(Reading.NOTHING);
  }

  private static double say(KeptSound sound, double from, String figures, String who)
      throws IOException, UnsupportedAudioFileException {
    double at = from;
    for (int i = 0; i < figures.length(); i++) {
      float[] take = take("audio_real/fsdd/" + figures.charAt(i) + "_" + who + "_0.wav");
      sound.add(at, take);
      at += take.length / 16_000.0 + 0.3;
    }
    return at - 0.3;
  }

  /** A take of 8 kHz at 16 kHz, as loud as speech. */
  private static float[] take(String path) throws IOException, UnsupportedAudioFileException {
    byte[] file = Files.readAllBytes(PreparedModels.shared(path));
    byte[] pcm;
    try (var in =
        AudioSystem.getAudioInputStream(new BufferedInputStream(new ByteArrayInputStream(file)))) {
      pcm = in.readAllBytes();
    }
    float[] samples = new float[pcm.length - 2];
    float loudest = 1e-6f;
    for (int i = 0; i < samples.length; i++) {
      int first = i / 2;
      float next = i % 2 == 0 ? sample(pcm, first) : sample(pcm, first + 1);
      samples[i] = (sample(pcm, first) + next) / 2;
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= 0.3f / loudest;
    }
    return samples;
  }

  private static float sample(byte[] pcm, int index) {
    return ((pcm[2 * index + 1] << 8) | (pcm[2 * index] & 0xff)) / 32768f;
  }
}
