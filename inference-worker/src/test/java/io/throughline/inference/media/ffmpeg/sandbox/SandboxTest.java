package io.throughline.inference.media.ffmpeg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decoder that was taken over harms its own file only. */
class SandboxTest {
  private static final MediaLimits LIMITS =
      MediaLimits.standard().withMaxDecodeTime(Duration.ofSeconds(20));
  private static final Confinement TAKEN_OVER =
      Confinement.STANDARD.running(MisbehavingDecoder.class);
  private final SandboxedMediaReader reader = new SandboxedMediaReader(LIMITS, TAKEN_OVER);
  @TempDir Path folder;

  @AfterEach
  void end() {
    reader.close();
  }

  @Test
  void aCrashIsATypedErrorAndTheNextFileWorks() throws IOException, MediaException {
    refuses(reader, "crash", FailureCode.MEDIA_UNREADABLE);
    refuses(reader, "crash-after-picture", FailureCode.MEDIA_UNREADABLE);
    assertThat(does(reader, "nothing")).isEqualTo("nothing");
  }

  @Test
  void whoeverTakesTooMuchMemoryOrTimeIsEnded() throws IOException, MediaException {
    try (var small = with(TAKEN_OVER.bounded(512L << 20, 2), Duration.ofSeconds(30))) {
      assertThatExceptionOfType(MediaException.class)
          .isThrownBy(() -> does(small, "allocate"))
          .satisfies(refused -> assertThat(refused.code().name()).startsWith("MEDIA_"));
      if (small.level() != SandboxLevel.PROCESS) {
        refuses(small, "spin", FailureCode.MEDIA_OVER_LIMIT);
      }
    }
    try (var hasty = with(TAKEN_OVER, Duration.ofMillis(500))) {
      refuses(hasty, "hang", FailureCode.MEDIA_OVER_LIMIT);
      assertThat(does(hasty, "nothing")).isEqualTo("nothing");
    }
  }

  @Test
  void nothingOfTheMachineIsInReach() throws IOException, MediaException {
    assumeTrue(reader.level() == SandboxLevel.OWN_ROOT, "skipped: no namespaces on this machine");
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(does(reader, "connect 127.0.0.1 " + listening.getLocalPort()))
          .isEqualTo("refused");
    }
    assertThat(does(reader, "connect 192.0.2.1 80")).isEqualTo("refused");
    assertThat(does(reader, "look " + folder)).isEqualTo("unseen");
    assertThat(does(reader, "look /etc/passwd")).isEqualTo("unseen");
    assertThat(does(reader, "look /home")).isEqualTo("unseen");
    assertThat(does(reader, "write /tmp/kept")).isEqualTo("refused");
    assertThat(does(reader, "write /usr/taken")).isEqualTo("refused");
    assertThat(does(reader, "see-processes")).as("a shell and itself").isEqualTo("2");
    assertThat(does(reader, "environment")).doesNotContain("HOME", "JAVA");
  }

  @Test
  void whatADecoderSaysIsCheckedBeforeItIsBelieved() throws IOException, MediaException {
    refuses(reader, "huge-picture", FailureCode.MEDIA_UNREADABLE);
    refuses(reader, "garbage", FailureCode.MEDIA_UNREADABLE);
    MediaException slander = refuses(reader, "slander", FailureCode.MEDIA_UNREADABLE);
    assertThat(slander).hasMessage("the file is refused");
    assertThat(does(reader, "nothing")).isEqualTo("nothing");
  }

  @Test
  void aSandboxThatCannotBeHadGivesWayToTheNext() throws IOException, MediaException {
    for (SandboxLevel level : SandboxLevel.values()) {
      try (var lower =
          new SandboxedMediaReader(LIMITS, TAKEN_OVER.at(level, SandboxLevel.PROCESS))) {
        assertThat(does(lower, "nothing")).isEqualTo("nothing");
        assertThat(lower.level()).isIn(level, SandboxLevel.PROCESS);
      }
    }
    // No program can start with that little memory where a limit of memory can be set.
    try (var fallen = new SandboxedMediaReader(LIMITS, TAKEN_OVER.bounded(1 << 20, 100))) {
      assertThat(does(fallen, "nothing")).isEqualTo("nothing");
      assertThat(fallen.level()).isEqualTo(SandboxLevel.PROCESS);
    }
  }

  @Test
  void noProcessIsLeftBehind() throws IOException, MediaException {
    assertThat(does(reader, "nothing")).isEqualTo("nothing");
    var processes = reader.processes();
    assertThat(processes).isNotEmpty();

    reader.close();

    for (ProcessHandle process : processes) {
      assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  private static SandboxedMediaReader with(Confinement confinement, Duration time) {
    return new SandboxedMediaReader(MediaLimits.standard().withMaxDecodeTime(time), confinement);
  }

  private MediaException refuses(SandboxedMediaReader by, String act, FailureCode code) {
    try {
      throw new AssertionError("it was read: " + does(by, act));
    } catch (MediaException refused) {
      assertThat(refused.code()).as(act).isEqualTo(code);
      return refused;
    } catch (IOException unwritten) {
      throw new AssertionError(unwritten);
    }
  }

  private String does(SandboxedMediaReader by, String act) throws IOException, MediaException {
    Path file = Files.writeString(folder.resolve("act"), act);
    return by.read(file, SamplingPlan.standard(), new MediaSink() {}).profile().container();
  }
}
