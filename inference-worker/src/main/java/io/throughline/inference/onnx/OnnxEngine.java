package io.throughline.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.onnx.session.Batching;
import io.throughline.inference.onnx.session.TelemetryOff;
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
  private final Batching batching;

  public OnnxEngine(ModelStore store, Device device) {
    this(store, device, Batching.STANDARD);
  }

  /** With how requests are joined on an accelerator; on the CPU each runs by itself. */
  public OnnxEngine(ModelStore store, Device device, Batching batching) {
    this.store = store;
    this.device = device;
    this.batching = batching;
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
      boolean accelerated = addDevice(options, name);
      OnnxModel loaded =
          new OnnxModel(
              environment, environment.createSession(model, options), store.entry(name).ref());
      return accelerated ? loaded.joining(batching) : loaded;
    } catch (OrtException refused) {
      throw FailureCode.MODEL_UNTRUSTED.failure("model " + name + " cannot be loaded");
    }
  }

  private boolean addDevice(OrtSession.SessionOptions options, String name) {
    if (device == Device.CPU) {
      return false;
    }
    try {
      options.addCUDA(0);
      return true;
    } catch (OrtException absent) {
      LOG.warn("CUDA cannot be used, the CPU takes over model={} code={}", name, absent.getCode());
      return false;
    }
  }
}
