package io.throughline.inference.media.ffmpeg.sandbox;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.ffmpeg.structure.FileBytes;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The worker's side of one decoder; one thread at a time. */
final class Decoder implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  /** A decoder watches its own time; it is killed where it cannot. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Pattern WORDS = Pattern.compile("[a-z][a-zA-Z0-9 ,;:'-]{0,119}");
  private static final int OUT_OF_MEMORY = 3; // of -XX:+ExitOnOutOfMemoryError
  private static final int KILLED = 128 + 9; // by the kernel, which is out of memory
  private static final int OUT_OF_TIME = 128 + 24; // SIGXCPU

  private final Process process;
  private final Wire wire;
  private final Patience patience;
  private final byte[] block = new byte[Wire.MOST_BYTES];
  private int files;
  private boolean heard;
  private boolean broken;

  private Decoder(Process process) {
    this.process = process;
    this.wire = new Wire(process.getInputStream(), process.getOutputStream());
    this.patience = new Patience(this::kill);
  }

  /** Starts one and waits until it is ready. */
  static Decoder start(Launch launch, SandboxLevel level) throws IOException {
    Decoder decoder = new Decoder(launch.start(level));
    decoder.patience.allow(START);
    try {
      if (decoder.next() != Wire.Kind.READY) {
        throw new IOException("it speaks another language");
      }
      return decoder;
    } catch (IOException dead) {
      decoder.close();
      throw dead;
    } finally {
      decoder.patience.end();
    }
  }

  private Wire.Kind next() throws IOException {
    return patience.waiting(wire::kind);
  }

  /** What a file comes to; {@code T} is what the decoder says at the end. */
  record Job<T>(FileBytes file, Wire.Order order, Class<T> answer, MediaSink sink) {}

  /**
   * Has a file decoded. Whatever the sink throws ends the decoder: it may be in the middle of a
   * picture.
   *
   * @throws Unheard if it was dead before it had begun
   */
  <T> T run(Job<T> job) throws MediaException, Unheard {
    files++;
    heard = false;
    broken = true;
    patience.allow(job.order().limits().maxDecodeTime().plus(GRACE));
    try {
      wire.send(Wire.Kind.READ, job.order());
      T answer = converse(job);
      broken = false;
      return answer;
    } catch (IOException parted) {
      throw died();
    } finally {
      patience.end();
    }
  }

  private <T> T converse(Job<T> job) throws IOException, MediaException {
    while (true) {
      Wire.Kind kind = next();
      heard = true;
      switch (kind) {
        case WANTED -> supply(job.file(), wire.wanted());
        case STEP -> job.sink().step();
        case PICTURE -> {
          var frame = patience.waiting(() -> wire.picture(longestSide(job)));
          job.sink().picture(frame);
        }
        case DENSE -> {
          var frame = patience.waiting(() -> wire.picture(longestSide(job)));
          job.sink().dense(frame);
        }
        case SOUND -> {
          Wire.Sound sound = patience.waiting(wire::sound);
          job.sink().sound(sound.fromSeconds(), sound.samples());
        }
        case DONE -> {
          return patience.waiting(() -> wire.content(job.answer()));
        }
        case REFUSED -> throw refusal(patience.waiting(() -> wire.content(Wire.Refusal.class)));
        case READ, BYTES, READY -> throw new IOException("out of turn");
      }
    }
  }

  private static int longestSide(Job<?> job) throws IOException {
    return job.order().plan().orElseThrow(() -> new IOException("not asked for")).longestSide();
  }

  private void supply(FileBytes file, Wire.Wanted wanted) throws IOException {
    if (wanted.count() < 1 || wanted.count() > block.length) {
      throw new IOException("no file has that");
    }
    int read = file.read(wanted.at(), block, 0, wanted.count());
    wire.supply(block, Math.max(0, read));
  }

  // Its words are believed only where they are words.
  private MediaException refusal(Wire.Refusal refusal) {
    broken = false;
    FailureCode code =
        Arrays.stream(FailureCode.values())
            .filter(known -> known.name().equals(refusal.code()))
            .filter(known -> known.name().startsWith("MEDIA_"))
            .findFirst()
            .orElse(FailureCode.MEDIA_UNREADABLE);
    String message = refusal.message();
    boolean plain = message != null && WORDS.matcher(message).matches();
    return new MediaException(code, plain ? message : "the file is refused");
  }

  private MediaException died() throws Unheard {
    boolean late = patience.exhausted();
    int status = status();
    close();
    if (late) {
      return MediaException.overLimit("decoding takes too long");
    }
    if (!heard) {
      throw new Unheard();
    }
    return switch (status) {
      case OUT_OF_TIME -> MediaException.overLimit("decoding takes too much processor time");
      case OUT_OF_MEMORY, KILLED -> MediaException.overLimit("decoding takes too much memory");
      default -> MediaException.unreadable("the decoder broke off at this file");
    };
  }

  private int status() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Whether it can take another file. */
  boolean fit(Confinement confinement) {
    return !broken
        && process.isAlive()
        && files < 2 * confinement.files()
        && cpuSeconds() < confinement.cpuSeconds() / 2.0;
  }

  /** Whether another one should take its place as soon as there is one. */
  boolean aged(Confinement confinement) {
    return files >= confinement.files();
  }

  private double cpuSeconds() {
    return handles()
        .flatMap(handle -> handle.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toMillis() / 1000.0)
        .sum();
  }

  /** The process and all below it. */
  Stream<ProcessHandle> handles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  private void kill() {
    handles().forEach(ProcessHandle::destroyForcibly);
  }

  /** It was dead before it had said a word of this file. */
  static final class Unheard extends Exception {
    private static final long serialVersionUID = 1L;

    Unheard() {
      super("a decoder was dead before it had begun");
    }
  }

  @Override
  public void close() {
    broken = true;
    kill();
  }
}
