package io.throughline.inference.onnx.graph;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mends ONNX files that the runtime cannot load as their package carries them. */
public final class GraphFile {
  // Field numbers of onnx.proto3, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int NODE_INPUT = 1;
  private static final int INPUT_NAME = 1;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_RAW = 9;
  private static final int TENSOR_EXTERNAL = 13;
  private static final int TENSOR_LOCATION = 14;
  private static final int TENSOR_TYPE = 2;
  private static final long HALF = 10L;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;

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

  /**
   * A graph with its weights, each taken from the place that it points at: a member of a ZIP
   * archive (location), or bytes of a plain file (offset and length), which may lie in parts.
   *
   * @throws IOException if a weight is missing or has another size than the graph says
   */
  public static byte[] filled(byte[] graphFile, Path... weightsFiles) throws IOException {
    UnknownFieldSet whole = UnknownFieldSet.parseFrom(graphFile);
    UnknownFieldSet graph = graph(whole);
    UnknownFieldSet.Field.Builder weights = UnknownFieldSet.Field.newBuilder();
    try (WeightsFile file = new WeightsFile(List.of(weightsFiles))) {
      for (UnknownFieldSet tensor : messages(graph, GRAPH_INITIALIZER)) {
        UnknownFieldSet whose = tensor.hasField(TENSOR_EXTERNAL) ? filled(tensor, file) : tensor;
        weights.addLengthDelimited(whose.toByteString());
      }
    }
    return with(whole, graph.toBuilder().addField(GRAPH_INITIALIZER, weights.build()).build());
  }

  private static UnknownFieldSet filled(UnknownFieldSet tensor, WeightsFile file)
      throws IOException {
    Map<String, String> place = place(tensor);
    String name = place.getOrDefault("location", "");
    byte[] weights =
        place.containsKey("offset")
            ? file.part(place.get("offset"), place.get("length"))
            : file.member(name);
    if (weights.length != elementBytes(tensor) * size(tensor)) {
      throw new IOException(name + " has not the size that the graph says");
    }
    return tensor.toBuilder()
        .clearField(TENSOR_EXTERNAL)
        .clearField(TENSOR_LOCATION)
        .addField(TENSOR_RAW, bytes(ByteString.copyFrom(weights)))
        .build();
  }

  private static Map<String, String> place(UnknownFieldSet tensor) throws IOException {
    Map<String, String> place = new HashMap<>();
    for (UnknownFieldSet entry : messages(tensor, TENSOR_EXTERNAL)) {
      place.put(text(entry, ENTRY_KEY), text(entry, ENTRY_VALUE));
    }
    return place;
  }

  private static String text(UnknownFieldSet entry, int field) {
    return entry
        .getField(field)
        .getLengthDelimitedList()
        .getFirst()
        .toString(StandardCharsets.UTF_8);
  }

  /** Weights are floats or half floats. */
  private static int elementBytes(UnknownFieldSet tensor) {
    return tensor.getField(TENSOR_TYPE).getVarintList().contains(HALF) ? 2 : Float.BYTES;
  }

  /** Dimensions are packed varints, as proto3 writes them. */
  private static long size(UnknownFieldSet tensor) throws IOException {
    long size = 1;
    for (ByteString packed : tensor.getField(TENSOR_DIMS).getLengthDelimitedList()) {
      var in = packed.newCodedInput();
      while (!in.isAtEnd()) {
        size *= in.readInt64();
      }
    }
    for (long side : tensor.getField(TENSOR_DIMS).getVarintList()) {
      size *= side;
    }
    return size;
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
