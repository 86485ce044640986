package io.throughline.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.throughline.contracts.detection.ModelRef;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A loaded model. Runs may overlap in several threads; each takes one core. */
public final class OnnxModel implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelRef ref;

  OnnxModel(OrtEnvironment environment, OrtSession session, ModelRef ref) {
    this.environment = environment;
    this.session = session;
    this.ref = ref;
  }

  /** How findings name this model. */
  public ModelRef ref() {
    return ref;
  }

  /** Runs a model of one float input, the only one that its graph has. */
  public List<float[]> run(Tensor input) {
    return run(Map.of(session.getInputNames().iterator().next(), input));
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
    try {
      session.close();
    } catch (OrtException alreadyClosed) {
      throw new IllegalStateException("model " + ref.name() + " cannot close", alreadyClosed);
    }
  }
}
