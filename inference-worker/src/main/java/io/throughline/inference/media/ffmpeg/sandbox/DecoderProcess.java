package io.throughline.inference.media.ffmpeg.sandbox;

import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import io.throughline.inference.media.ffmpeg.structure.FileBytes;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/**
 * The program that decodes, one file after another, until its standard input ends. It opens no
 * file: it asks for the bytes that it needs.
 */
public final class DecoderProcess {
  private static final long STEP_EVERY_NANOS = 50_000_000;

  private final Wire wire;

  private DecoderProcess(Wire wire) {
    this.wire = wire;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    Wire wire =
        new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    try {
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      Loader.load(swscale.class);
      Loader.load(swresample.class);
      wire.send(Wire.Kind.READY);
      DecoderProcess decoder = new DecoderProcess(wire);
      while (wire.kind() == Wire.Kind.READ) {
        decoder.take(wire.content(Wire.Order.class));
      }
    } catch (IOException | UncheckedIOException parted) {
      // The worker has gone: there is nobody to tell.
      Runtime.getRuntime().halt(0);
    }
  }

  private void take(Wire.Order order) throws IOException {
    try (FileBytes file = new FileBytes(new Asked(order.bytes()))) {
      FfmpegMediaReader reader = new FfmpegMediaReader(order.limits());
      if (order.plan().isEmpty()) {
        wire.send(Wire.Kind.DONE, reader.probe(file));
        return;
      }
      DecodeReport report = reader.read(file, order.plan().get(), new Told());
      wire.send(Wire.Kind.DONE, report);
    } catch (MediaException refused) {
      wire.send(
          Wire.Kind.REFUSED,
          new Wire.Refusal(refused.code().name(), String.valueOf(refused.getMessage())));
    }
  }

  /** The file, held open by the worker. */
  private final class Asked implements FileBytes.Source {
    private final long size;

    Asked(long size) {
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public int read(long at, byte[] into, int from, int count) throws IOException {
      wire.want(at, Math.min(count, Wire.MOST_BYTES));
      if (wire.kind() != Wire.Kind.BYTES) {
        throw new IOException("no bytes");
      }
      byte[] got = wire.supplied();
      if (got.length > count) {
        throw new IOException("too many bytes");
      }
      System.arraycopy(got, 0, into, from, got.length);
      return got.length == 0 ? -1 : got.length;
    }

    @Override
    public void close() {
      // It is the worker's to close.
    }
  }

  /** Passes on what is found; a worker that does not take it holds the decoder up. */
  private final class Told implements MediaSink {
    private long next = System.nanoTime();

    @Override
    public void step() {
      long now = System.nanoTime();
      if (now - next >= 0) {
        next = now + STEP_EVERY_NANOS;
        tell(() -> wire.send(Wire.Kind.STEP));
      }
    }

    @Override
    public void picture(Frame frame) {
      tell(() -> wire.picture(Wire.Kind.PICTURE, frame));
    }

    @Override
    public void dense(Frame frame) {
      tell(() -> wire.picture(Wire.Kind.DENSE, frame));
    }

    @Override
    public void sound(double fromSeconds, float[] samples) {
      tell(() -> wire.sound(fromSeconds, samples));
    }

    private void tell(Telling telling) {
      try {
        telling.run();
      } catch (IOException parted) {
        throw new UncheckedIOException(parted);
      }
    }
  }

  /** Writes one message. */
  @FunctionalInterface
  private interface Telling {
    void run() throws IOException;
  }
}
