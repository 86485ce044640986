package io.throughline.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.onnx.session.Batching;
import io.throughline.inference.onnx.session.DynamicBatcher;
import io.throughline.inference.onnx.session.Rows;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loaded model. Runs may overlap in several threads; each takes one core, or all of them share an
 * accelerator by joining what they ask into batches.
 */
public final class OnnxModel implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelRef ref;
  private final Optional<DynamicBatcher> batcher;

  OnnxModel(OrtEnvironment environment, OrtSession session, ModelRef ref) {
    this(environment, session, ref, Optional.empty());
  }

  private OnnxModel(
      OrtEnvironment environment,
      OrtSession session,
      ModelRef ref,
      Optional<DynamicBatcher> batcher) {
    this.environment = environment;
    this.session = session;
    this.ref = ref;
    this.batcher = batcher;
  }

  /**
   * The same model, which takes the place of this one, with the requests of several threads joined;
   * itself if its graph does not leave the number of rows open.
   */
  OnnxModel joining(Batching batching) throws OrtException {
    if (!rowsAreOpen()) {
      return this;
    }
    DynamicBatcher joined =
        new DynamicBatcher(
            ref.name(),
            batching,
            rows -> run(Map.of(input(), Tensor.of(rows.data(), rows.shape()))));
    return new OnnxModel(environment, session, ref, Optional.of(joined));
  }

  /** Whether there is one input, of floats, and every first dimension is open. */
  boolean rowsAreOpen() throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    return inputs.size() == 1
        && inputs.values().stream().allMatch(OnnxModel::firstIsOpen)
        && session.getOutputInfo().values().stream().allMatch(OnnxModel::firstIsOpen);
  }

  private static boolean firstIsOpen(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT
        && tensor.getShape().length > 0
        && tensor.getShape()[0] == -1;
  }

  /** Whether requests are joined. */
  boolean joins() {
    return batcher.isPresent();
  }

  private String input() {
    return session.getInputNames().iterator().next();
  }

  /** How findings name this model. */
  public ModelRef ref() {
    return ref;
  }

  /** Runs a model of one float input, the only one that its graph has. */
  public List<float[]> run(Tensor input) {
    if (batcher.isPresent() && input instanceof Tensor.Floats floats) {
      return batcher.get().run(new Rows(floats.data(), floats.shape()));
    }
    return run(Map.of(input(), input));
  }

  /**
   * Runs the model.
   *
   * @param inputs by the graph's names
   * @return the outputs in the graph's order, each flattened, last dimension fastest
   */
  public List<float[]> run(Map<String, Tensor> inputs) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        List<float[]> outputs = new ArrayList<>();
        for (var output : result) {
          FloatBuffer buffer = ((OnnxTensor) output.getValue()).getFloatBuffer();
          float[] values = new float[buffer.remaining()];
          buffer.get(values);
          outputs.add(values);
        }
        return outputs;
      }
    } catch (OrtException broken) {
      throw new IllegalStateException("model " + ref.name() + " cannot run", broken);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(Tensor tensor) throws OrtException {
    return switch (tensor) {
      case Tensor.Floats floats ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.data()), floats.shape());
      case Tensor.Whole whole -> OnnxTensor.createTensor(environment, whole.value());
    };
  }

  @Override
  public void close() {
    batcher.ifPresent(DynamicBatcher::close);
    try {
      session.close();
    } catch (OrtException alreadyClosed) {
      throw new IllegalStateException("model " + ref.name() + " cannot close", alreadyClosed);
    }
  }
}
