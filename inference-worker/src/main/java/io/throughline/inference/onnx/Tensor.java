package io.throughline.inference.onnx;

/** What goes into a model. */
public sealed interface Tensor {
  /** Floats of a shape, last dimension fastest. */
  static Tensor of(float[] data, long... shape) {
    return new Floats(data, shape);
  }

  /** A single whole number, such as a sample rate. */
  static Tensor of(long value) {
    return new Whole(value);
  }

  /** A block of floats; holds its arrays without a copy, since nobody changes them meanwhile. */
  final class Floats implements Tensor {
    private final float[] data;
    private final long[] shape;

    Floats(float[] data, long[] shape) {
      long size = 1;
      for (long side : shape) {
        size *= side;
      }
      if (size != data.length) {
        throw new IllegalArgumentException("the data does not fill the shape");
      }
      this.data = data;
      this.shape = shape;
    }

    float[] data() {
      return data;
    }

    long[] shape() {
      return shape;
    }
  }

  /** An int64 scalar. */
  record Whole(long value) implements Tensor {}
}
