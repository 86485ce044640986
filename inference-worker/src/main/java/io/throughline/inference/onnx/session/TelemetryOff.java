package io.throughline.inference.onnx.session;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Forbids ONNX Runtime to report to its vendor. From 1.29 on its native library reads the command
 * line, the machine's id and the processor at start and posts usage to a collector; a long class
 * path even overflows the stack there. Its only switch that works before it starts is a variable of
 * the process environment, which Java itself cannot set.
 */
public final class TelemetryOff {
  private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

  private TelemetryOff() {}

  /** Sets the variable; to be called before the first class of the runtime is touched. */
  public static void enforce() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle set = handle(windows ? "_putenv_s" : "setenv", windows);
      int status =
          windows
              ? (int) set.invokeExact(arena.allocateFrom(VARIABLE), arena.allocateFrom("1"))
              : (int) set.invokeExact(arena.allocateFrom(VARIABLE), arena.allocateFrom("1"), 1);
      if (status != 0) {
        throw new IllegalStateException("the model runtime's telemetry cannot be switched off");
      }
    } catch (RuntimeException | Error known) {
      throw known;
    } catch (Throwable impossible) {
      throw new IllegalStateException("setenv throws nothing", impossible);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(String function, boolean windows) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup library =
        windows
            ? SymbolLookup.libraryLookup("ucrtbase.dll", Arena.global())
            : linker.defaultLookup();
    FunctionDescriptor descriptor =
        windows
            ? FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS)
            : FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
    return linker.downcallHandle(library.findOrThrow(function), descriptor);
  }
}
