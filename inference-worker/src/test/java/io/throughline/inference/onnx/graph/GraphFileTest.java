package io.throughline.inference.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphFileTest {
  @Test
  void anInputThatNoNodeReadsIsTakenAway() throws IOException {
    byte[] node = message(field(1, ByteString.copyFromUtf8("data")));
    byte[] mended = GraphFile.withoutUnreadInputs(model(1, node, 11, input("data"), input("dead")));

    assertThat(mended).isEqualTo(model(1, node, 11, input("data")));
  }

  @Test
  void aModelWhoseInputsAreAllReadStaysAsItIs() throws IOException {
    byte[] node = message(field(1, ByteString.copyFromUtf8("data")));
    byte[] model = model(1, node, 11, input("data"));

    assertThat(GraphFile.withoutUnreadInputs(model)).isSameAs(model);
  }

  private static byte[] input(String name) {
    return message(field(1, ByteString.copyFromUtf8(name)));
  }

  private static byte[] model(int first, byte[] node, int second, byte[]... inputs) {
    UnknownFieldSet.Field.Builder all = UnknownFieldSet.Field.newBuilder();
    List.of(inputs).forEach(input -> all.addLengthDelimited(part(input)));
    byte[] graph =
        UnknownFieldSet.newBuilder()
            .addField(first, bytes(node))
            .addField(second, all.build())
            .build()
            .toByteArray();
    return message(field(7, part(graph)));
  }

  private static ByteString part(byte[] bytes) {
    return ByteString.copyFrom(bytes);
  }

  private static UnknownFieldSet.Field bytes(byte[] value) {
    return UnknownFieldSet.Field.newBuilder().addLengthDelimited(part(value)).build();
  }

  private static UnknownFieldSet field(int number, ByteString value) {
    return UnknownFieldSet.newBuilder()
        .addField(number, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build())
        .build();
  }

  private static byte[] message(UnknownFieldSet fields) {
    return fields.toByteArray();
  }
}
