package io.throughline.inference.media.ffmpeg.sandbox;

import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.structure.FileBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader whose decoding happens in other processes, each in a sandbox. They stay warm from file
 * to file; one that breaks, hangs or takes too much is a refusal of that file and is replaced.
 * Threads may share the reader; as many files are read at once as there are cores. The decoders end
 * with this process.
 */
public final class SandboxedMediaReader implements MediaReader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxedMediaReader.class);
  private static final int MOST_DECODERS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final MediaLimits limits;
  private final Confinement confinement;
  private final Launch launch;
  private final Deque<Decoder> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore slots = new Semaphore(MOST_DECODERS, true);
  private final AtomicBoolean renewing = new AtomicBoolean();
  private @Nullable SandboxLevel reached;

  public SandboxedMediaReader(MediaLimits limits) {
    this(limits, Confinement.STANDARD);
  }

  public SandboxedMediaReader(MediaLimits limits, Confinement confinement) {
    this.limits = limits;
    this.confinement = confinement;
    this.launch = new Launch(confinement);
  }

  @Override
  public MediaProfile probe(Path file) throws MediaException {
    return run(file, Optional.empty(), MediaProfile.class, new MediaSink() {});
  }

  @Override
  public DecodeReport read(Path file, SamplingPlan plan, MediaSink sink) throws MediaException {
    return run(file, Optional.of(plan), DecodeReport.class, sink);
  }

  private <T> T run(Path file, Optional<SamplingPlan> plan, Class<T> answer, MediaSink sink)
      throws MediaException {
    slots.acquireUninterruptibly();
    try (FileBytes bytes = FileBytes.of(file)) {
      Wire.Order order = new Wire.Order(bytes.size(), limits, plan);
      return run(new Decoder.Job<>(bytes, order, answer, sink));
    } catch (IOException unreadable) {
      throw MediaException.unreadable("the file cannot be read");
    } finally {
      slots.release();
    }
  }

  // Warm decoders may have been ended while nobody looked; a file that ends a fresh one is at
  // fault.
  private <T> T run(Decoder.Job<T> job) throws MediaException {
    SandboxLevel level = level();
    for (Decoder warm = idle.poll(); warm != null; warm = idle.poll()) {
      try {
        return run(warm, job);
      } catch (Decoder.Unheard dead) {
        LOG.warn("a decoder had ended while it was idle, another one takes over");
      }
    }
    try {
      return run(Decoder.start(launch, level), job);
    } catch (Decoder.Unheard dead) {
      throw MediaException.unreadable("the decoder broke off at this file");
    } catch (IOException refused) {
      throw new UncheckedIOException("a decoder cannot be started", refused);
    }
  }

  private <T> T run(Decoder decoder, Decoder.Job<T> job) throws MediaException, Decoder.Unheard {
    try {
      return decoder.run(job);
    } finally {
      giveBack(decoder);
    }
  }

  private void giveBack(Decoder decoder) {
    if (!decoder.fit(confinement)) {
      decoder.close();
      return;
    }
    boolean aged = decoder.aged(confinement);
    if (aged) {
      idle.addLast(decoder);
    } else {
      idle.push(decoder);
    }
    // A start takes a second or more, which no file should wait for.
    if (aged && renewing.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("decoder-renewal").start(this::renew);
    }
  }

  private void renew() {
    try {
      idle.push(Decoder.start(launch, level()));
      for (Decoder old : List.copyOf(idle)) {
        if (old.aged(confinement) && idle.remove(old)) {
          old.close();
        }
      }
    } catch (IOException refused) {
      LOG.warn("a decoder cannot be replaced, the old one stays");
    } finally {
      renewing.set(false);
    }
  }

  /** How far decoders are shut in on this machine; found by starting one. */
  public synchronized SandboxLevel level() {
    if (reached == null) {
      reached = tightest();
    }
    return reached;
  }

  private SandboxLevel tightest() {
    for (SandboxLevel level : confinement.levels()) {
      try {
        idle.push(Decoder.start(launch, level));
        if (level == SandboxLevel.OWN_ROOT) {
          LOG.info("decoders are shut in: {}", level.words());
        } else {
          LOG.warn("decoders are shut in less than they could be: {}", level.words());
        }
        return level;
      } catch (IOException refused) {
        LOG.warn("this machine does not allow a decoder with {}", level.words());
      }
    }
    throw new UncheckedIOException(new IOException("no decoder can be started on this machine"));
  }

  /** The processes of the idle decoders, and all below them. */
  public List<ProcessHandle> processes() {
    return idle.stream().flatMap(Decoder::handles).toList();
  }

  @Override
  public void close() {
    for (Decoder decoder = idle.poll(); decoder != null; decoder = idle.poll()) {
      decoder.close();
    }
  }
}
