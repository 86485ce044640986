package io.throughline.inference.onnx.graph;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Mends ONNX files that the runtime cannot load as their package carries them. */
public final class GraphFile {
  // Field numbers of onnx.proto3, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INPUT = 11;
  private static final int NODE_INPUT = 1;
  private static final int INPUT_NAME = 1;

  private GraphFile() {}

  /** The model without those inputs of its graph that no node reads; itself if it has none. */
  public static byte[] withoutUnreadInputs(byte[] model) throws IOException {
    UnknownFieldSet whole = UnknownFieldSet.parseFrom(model);
    Set<ByteString> read = new HashSet<>();
    UnknownFieldSet graph = graph(whole);
    for (UnknownFieldSet node : messages(graph, GRAPH_NODE)) {
      read.addAll(node.getField(NODE_INPUT).getLengthDelimitedList());
    }
    UnknownFieldSet.Field.Builder kept = UnknownFieldSet.Field.newBuilder();
    List<ByteString> inputs = graph.getField(GRAPH_INPUT).getLengthDelimitedList();
    int count = 0;
    for (ByteString input : inputs) {
      UnknownFieldSet value = UnknownFieldSet.parseFrom(input);
      if (value.getField(INPUT_NAME).getLengthDelimitedList().stream().anyMatch(read::contains)) {
        kept.addLengthDelimited(input);
        count++;
      }
    }
    if (count == inputs.size()) {
      return model;
    }
    return with(whole, graph.toBuilder().addField(GRAPH_INPUT, kept.build()).build());
  }

  private static UnknownFieldSet graph(UnknownFieldSet model) throws IOException {
    List<UnknownFieldSet> graphs = messages(model, MODEL_GRAPH);
    if (graphs.size() != 1) {
      throw new IOException("the file holds no graph");
    }
    return graphs.getFirst();
  }

  private static byte[] with(UnknownFieldSet model, UnknownFieldSet graph) {
    return model.toBuilder()
        .addField(MODEL_GRAPH, bytes(graph.toByteString()))
        .build()
        .toByteArray();
  }

  private static UnknownFieldSet.Field bytes(ByteString value) {
    return UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build();
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field)
      throws IOException {
    List<UnknownFieldSet> parts = new ArrayList<>();
    for (ByteString part : message.getField(field).getLengthDelimitedList()) {
      parts.add(UnknownFieldSet.parseFrom(part));
    }
    return parts;
  }
}
