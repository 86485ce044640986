package io.throughline.inference.media.ffmpeg.container;

import io.throughline.inference.media.MediaException;
import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** The wall time that one file may take; native reading stops by itself once it is spent. */
public final class DecodingBudget implements AutoCloseable {
  // One for all readings, since JavaCPP has few slots for callbacks: each passes its own deadline.
  private static final AVIOInterruptCB.Callback_Pointer SPENT =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer deadline) {
          return spent(new LongPointer(deadline).get()) ? 1 : 0;
        }
      };

  private final LongPointer deadline = new LongPointer(1); // System.nanoTime()

  public DecodingBudget(Duration time) {
    deadline.put(System.nanoTime() + time.toNanos());
  }

  private static boolean spent(long deadline) {
    return System.nanoTime() - deadline > 0;
  }

  /** To be asked between two steps: a single native call is not interrupted. */
  public void check() throws MediaException {
    if (spent(deadline.get())) {
      throw MediaException.overLimit("decoding takes too long");
    }
  }

  /** Runs the receiver's code without counting its time. */
  public void pausedFor(Runnable receiver) {
    long before = System.nanoTime();
    try {
      receiver.run();
    } finally {
      deadline.put(deadline.get() + System.nanoTime() - before);
    }
  }

  void watch(AVIOInterruptCB callback) {
    callback.callback(SPENT);
    callback.opaque(deadline);
  }

  @Override
  public void close() {
    deadline.close();
  }
}
