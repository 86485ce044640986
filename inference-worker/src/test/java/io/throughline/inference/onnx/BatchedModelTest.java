package io.throughline.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.inference.onnx.session.Batching;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model of this repository on the real runtime: joined or not, the answers are the same. */
@Timeout(120)
class BatchedModelTest {
  private static final int SIDE = 128;
  private static final Path MODELS =
      Files.isDirectory(Path.of("models")) ? Path.of("models") : Path.of("../models");

  private static OnnxModel load() {
    ModelCatalogue catalogue = ModelCatalogue.read(MODELS.resolve("catalogue.yaml"));
    return new OnnxEngine(new ModelStore(MODELS, catalogue), OnnxEngine.Device.CPU)
        .load("face-forgery");
  }

  private static Tensor noise(long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[3 * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat() * 2 - 1;
    }
    return Tensor.of(pixels, 1, 3, SIDE, SIDE);
  }

  @Test
  void onTheProcessorNothingIsJoined() {
    try (OnnxModel model = load()) {
      assertThat(model.joins()).isFalse();
    }
  }

  @Test
  void requestsOfSeveralThreadsAreAnsweredAsIfEachRanAlone() throws Exception {
    List<float[]> alone = new ArrayList<>();
    try (OnnxModel model = load()) {
      for (int i = 0; i < 12; i++) {
        alone.add(model.run(noise(i)).getFirst());
      }
    }
    Batching full = new Batching(6, Duration.ofSeconds(30), 64);
    try (OnnxModel model = load().joining(full);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(model.joins()).isTrue();
      List<Future<float[]>> joined = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int number = i;
        joined.add(senders.submit(() -> model.run(noise(number)).getFirst()));
      }
      // Twice six rows: neither batch waits for its thirty seconds.
      for (int i = 0; i < 12; i++) {
        assertThat(joined.get(i).get()).hasSize(1);
        assertThat(joined.get(i).get()[0]).isCloseTo(alone.get(i)[0], within(1e-4f));
      }
    }
  }

  @Test
  void aRequestThatDoesNotFitTheGraphFailsAloneAndTheNextOneIsAnswered() throws Exception {
    Batching soon = new Batching(4, Duration.ofMillis(4), 64);
    try (OnnxModel model = load().joining(soon)) {
      Tensor wrong = Tensor.of(new float[3 * 8 * 8], 1, 3, 8, 8);
      org.assertj.core.api.Assertions.assertThatIllegalStateException()
          .isThrownBy(() -> model.run(wrong))
          .withMessageContaining("face-forgery");
      assertThat(model.run(noise(1)).getFirst()).hasSize(1);
    }
  }
}
