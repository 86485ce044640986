package io.throughline.inference.onnx.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TelemetryOffTest {
  @Test
  @DisabledOnOs(OS.WINDOWS)
  @SuppressWarnings("restricted")
  void nativeCodeOfThisProcessSeesTheSwitch() throws Throwable {
    TelemetryOff.enforce();

    Linker linker = Linker.nativeLinker();
    MethodHandle get =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getenv"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (var arena = java.lang.foreign.Arena.ofConfined()) {
      MemorySegment value =
          (MemorySegment) get.invokeExact(arena.allocateFrom("ORT_DISABLE_TELEMETRY"));
      assertThat(value.reinterpret(2).getString(0)).isEqualTo("1");
    }
  }
}
