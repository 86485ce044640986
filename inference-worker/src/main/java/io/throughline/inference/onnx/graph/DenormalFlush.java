package io.throughline.inference.onnx.graph;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets weights that are too small to matter to zero, in place and without changing the file's
 * length. Below 1.2e-38 a float is denormal and costs an x86 core many times the time of a normal
 * one; below 1e-8 a weight keeps activations out of that range and does not move an embedding.
 */
public final class DenormalFlush {
  /** Weights nearer to zero than this become zero. */
  static final float TINY = 1e-8f;

  // Field numbers of onnx.proto3, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_FUNCTIONS = 25;
  private static final int FUNCTION_NODE = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_TENSORS = 10;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_RAW = 9;
  private static final int TENSOR_EXTERNAL = 13;
  private static final int TYPE_FLOAT32 = 1;

  private final byte[] model;
  private final boolean write;
  private final CodedInputStream in;
  private int found;

  private DenormalFlush(byte[] model, boolean write) {
    this.model = model;
    this.write = write;
    this.in = CodedInputStream.newInstance(model);
  }

  /**
   * Zeroes the tiny float32 weights of an ONNX file.
   *
   * @return how many there were
   * @throws IOException if the bytes are not an ONNX model, or keep weights outside of the file
   */
  public static int flush(byte[] model) throws IOException {
    return new DenormalFlush(model, true).model();
  }

  /** Counts the tiny float32 weights; a prepared model has none. */
  public static int count(byte[] model) throws IOException {
    return new DenormalFlush(model, false).model();
  }

  private interface Field {
    boolean read(int number) throws IOException;
  }

  private int model() throws IOException {
    boolean[] graph = new boolean[1];
    fields(number -> {
      graph[0] |= number == MODEL_GRAPH;
      return switch (number) {
        case MODEL_GRAPH -> nested(this::graphField);
        case MODEL_FUNCTIONS -> nested(n -> n == FUNCTION_NODE && nested(this::nodeField));
        default -> false;
      };
    });
    if (!graph[0]) {
      throw new IOException("the file holds no graph");
    }
    return found;
  }

  private boolean graphField(int number) throws IOException {
    return switch (number) {
      case GRAPH_NODE -> nested(this::nodeField);
      case GRAPH_INITIALIZER -> tensor();
      default -> false;
    };
  }

  private boolean nodeField(int number) throws IOException {
    return number == NODE_ATTRIBUTE && nested(this::attributeField);
  }

  private boolean attributeField(int number) throws IOException {
    return switch (number) {
      case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> tensor();
      case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> nested(this::graphField);
      default -> false;
    };
  }

  private boolean tensor() throws IOException {
    List<int[]> ranges = new ArrayList<>();
    int[] type = new int[1];
    nested(number -> tensorField(number, type, ranges));
    if (type[0] == TYPE_FLOAT32) {
      ranges.forEach(range -> floats(range[0], range[1]));
    }
    return true;
  }

  private boolean tensorField(int number, int[] type, List<int[]> ranges) throws IOException {
    switch (number) {
      case TENSOR_TYPE -> type[0] = in.readInt32();
      case TENSOR_RAW, TENSOR_FLOATS -> {
        if (WireFormat.getTagWireType(in.getLastTag()) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
          int length = in.readRawVarint32();
          ranges.add(new int[] {in.getTotalBytesRead(), length});
          in.skipRawBytes(length);
        } else {
          ranges.add(new int[] {in.getTotalBytesRead(), Float.BYTES});
          in.skipRawBytes(Float.BYTES);
        }
      }
      // A path inside a model file would let it read any file of this machine.
      case TENSOR_EXTERNAL -> throw new IOException("the model keeps weights outside of its file");
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean nested(Field field) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    fields(field);
    in.checkLastTagWas(0);
    in.popLimit(outer);
    return true;
  }

  private void fields(Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!field.read(WireFormat.getTagFieldNumber(tag)) && !in.skipField(tag)) {
        throw new IOException("the file is no protocol buffer");
      }
    }
  }

  private void floats(int offset, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = offset; at + Float.BYTES <= offset + length; at += Float.BYTES) {
      float weight = buffer.getFloat(at);
      if (weight != 0 && Math.abs(weight) < TINY) {
        found++;
        if (write) {
          buffer.putFloat(at, 0f);
        }
      }
    }
  }
}
