package io.throughline.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.throughline.contracts.failure.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads models from the store onto one device. */
public final class OnnxEngine {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxEngine.class);

  /** Where models run. */
  public enum Device {
    CPU,
    CUDA
  }

  private final ModelStore store;
  private final Device device;

  public OnnxEngine(ModelStore store, Device device) {
    this.store = store;
    this.device = device;
  }

  /** Loads a model; fails with {@code MODEL_UNTRUSTED} if it is not the catalogue's. */
  public OnnxModel load(String name) {
    byte[] model = store.read(name);
    TelemetryOff.enforce();
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // One thread for each run: parallel recordings use the cores better than one recording does.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Weights kept as int8 are made floats once, at loading, and not again in each run.
      options.addConfigEntry("session.disable_quant_qdq", "1");
      addDevice(options, name);
      return new OnnxModel(
          environment, environment.createSession(model, options), store.entry(name).ref());
    } catch (OrtException refused) {
      throw FailureCode.MODEL_UNTRUSTED.failure("model " + name + " cannot be loaded");
    }
  }

  private void addDevice(OrtSession.SessionOptions options, String name) {
    if (device == Device.CPU) {
      return;
    }
    try {
      options.addCUDA(0);
    } catch (OrtException absent) {
      LOG.warn("CUDA cannot be used, the CPU takes over model={} code={}", name, absent.getCode());
    }
  }
}
