package io.throughline.inference.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DenormalFlushTest {
  @Test
  void tinyWeightsBecomeZeroAndTheOthersStay() throws IOException {
    byte[] model = OnnxBytes.initializer(OnnxBytes.raw(1, 0.5f, 1e-9f, -1e-40f, 0f, -2e-8f));

    assertThat(DenormalFlush.flush(model)).isEqualTo(2);

    assertThat(model).isEqualTo(OnnxBytes.initializer(OnnxBytes.raw(1, 0.5f, 0f, 0f, 0f, -2e-8f)));
    assertThat(DenormalFlush.count(model)).isZero();
  }

  @Test
  void packedFloatsAreFlushedToo() throws IOException {
    byte[] model = OnnxBytes.initializer(OnnxBytes.packed(1e-20f, 3f));

    assertThat(DenormalFlush.flush(model)).isEqualTo(1);

    assertThat(model).isEqualTo(OnnxBytes.initializer(OnnxBytes.packed(0f, 3f)));
  }

  @Test
  void aConstantInsideABranchIsFlushedToo() throws IOException {
    byte[] model = OnnxBytes.constantInBranch(OnnxBytes.raw(1, 1e-12f));

    assertThat(DenormalFlush.flush(model)).isEqualTo(1);
  }

  @Test
  void countingChangesNothing() throws IOException {
    byte[] model = OnnxBytes.initializer(OnnxBytes.raw(1, 1e-12f));
    byte[] before = model.clone();

    assertThat(DenormalFlush.count(model)).isEqualTo(1);

    assertThat(model).isEqualTo(before);
  }

  @Test
  void whatIsNoFloatTensorIsLeftAlone() throws IOException {
    int int64 = 7;
    byte[] model = OnnxBytes.initializer(OnnxBytes.raw(int64, 1e-12f));

    assertThat(DenormalFlush.flush(model)).isZero();
  }

  @Test
  void weightsOutsideOfTheFileAreRefused() {
    byte[] model = OnnxBytes.initializer(OnnxBytes.external());

    assertThatThrownBy(() -> DenormalFlush.flush(model)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoModelIsRefused() {
    byte[] text = "this is a text and no model at all".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> DenormalFlush.flush(text)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> DenormalFlush.flush(new byte[0])).isInstanceOf(IOException.class);
  }
}
