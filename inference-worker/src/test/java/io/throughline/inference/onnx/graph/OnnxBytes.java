package io.throughline.inference.onnx.graph;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the few parts of an ONNX file that the flush looks at. */
public final class OnnxBytes {
  private OnnxBytes() {}

  private interface Part {
    void write(CodedOutputStream out) throws IOException;
  }

  /** A model whose graph holds the tensor as an initializer. */
  public static byte[] initializer(byte[] tensor) {
    return message(out -> out.writeByteArray(7, message(graph -> graph.writeByteArray(5, tensor))));
  }

  /** A model with a Constant node that holds the tensor, inside a branch of an If node. */
  public static byte[] constantInBranch(byte[] tensor) {
    byte[] constant =
        message(node -> node.writeByteArray(5, message(attr -> attr.writeByteArray(5, tensor))));
    byte[] branch = message(graph -> graph.writeByteArray(1, constant));
    byte[] decision =
        message(node -> node.writeByteArray(5, message(attr -> attr.writeByteArray(6, branch))));
    return message(
        out -> out.writeByteArray(7, message(graph -> graph.writeByteArray(1, decision))));
  }

  /** A tensor of that type with its values in raw_data, the type after the values. */
  public static byte[] raw(int type, float... values) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return message(out -> {
      out.writeByteArray(9, raw.array());
      out.writeInt32(2, type);
    });
  }

  /** A float32 tensor with its values in a packed float_data. */
  public static byte[] packed(float... values) {
    return message(out -> {
      out.writeInt32(2, 1);
      out.writeTag(4, 2);
      out.writeUInt32NoTag(values.length * Float.BYTES);
      for (float value : values) {
        out.writeFloatNoTag(value);
      }
    });
  }

  /** A float32 tensor that keeps its values in another file. */
  public static byte[] external() {
    return message(out -> {
      out.writeInt32(2, 1);
      out.writeByteArray(13, new byte[] {1});
    });
  }

  private static byte[] message(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      part.write(out);
      out.flush();
    } catch (IOException impossible) {
      throw new IllegalStateException("memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }
}
