package io.throughline.inference.media.ffmpeg.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.SamplingPlan;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The two pipes between a worker and its decoder. A message is one byte of kind and its content;
 * nothing that comes from the other side is believed before it was checked.
 */
final class Wire {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MOST_TEXT = 1 << 20;

  /** The most that is asked for of a file at once. */
  static final int MOST_BYTES = 1 << 20;

  /** A minute of sound at once, and a picture as large as the largest photo. */
  private static final int MOST_SAMPLES = 60 * 16_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final DataInputStream in;
  private final DataOutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
    this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER_BYTES));
  }

  /** Kinds of messages; all but the first two go from the decoder to the worker. */
  enum Kind {
    READ('r'),
    BYTES('b'),
    READY('y'),
    WANTED('w'),
    STEP('s'),
    PICTURE('p'),
    DENSE('d'),
    SOUND('a'),
    DONE('o'),
    REFUSED('x');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  /**
   * What is to be done with a file.
   *
   * @param bytes of the file
   * @param plan empty where the file is only to be described
   */
  record Order(long bytes, MediaLimits limits, Optional<SamplingPlan> plan) {}

  /** A piece of a file that the decoder asks for. */
  record Wanted(long at, int count) {}

  /** A piece of sound. */
  @SuppressWarnings("ArrayRecordComponent") // lives between two methods, never compared
  record Sound(double fromSeconds, float[] samples) {}

  /** Why a file is refused. */
  record Refusal(String code, String message) {}

  Kind kind() throws IOException {
    int letter = in.readUnsignedByte();
    for (Kind kind : Kind.values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new IOException("no such message");
  }

  void send(Kind kind) throws IOException {
    out.writeByte(kind.letter);
    out.flush();
  }

  void send(Kind kind, Object content) throws IOException {
    byte[] text = MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    out.writeByte(kind.letter);
    out.writeInt(text.length);
    out.write(text);
    out.flush();
  }

  <T> T content(Class<T> type) throws IOException {
    byte[] text = bytes(MOST_TEXT);
    try {
      return Optional.ofNullable(MAPPER.readValue(text, type))
          .orElseThrow(() -> new IOException("an empty message"));
    } catch (JsonProcessingException malformed) {
      throw new IOException("a malformed message");
    }
  }

  void want(long at, int count) throws IOException {
    out.writeByte(Kind.WANTED.letter);
    out.writeLong(at);
    out.writeInt(count);
    out.flush();
  }

  Wanted wanted() throws IOException {
    return new Wanted(in.readLong(), in.readInt());
  }

  void supply(byte[] bytes, int count) throws IOException {
    out.writeByte(Kind.BYTES.letter);
    out.writeInt(count);
    out.write(bytes, 0, count);
    out.flush();
  }

  byte[] supplied() throws IOException {
    return bytes(MOST_BYTES);
  }

  private byte[] bytes(int most) throws IOException {
    byte[] found = new byte[within(in.readInt(), most)];
    in.readFully(found);
    return found;
  }

  void picture(Kind kind, Frame frame) throws IOException {
    out.writeByte(kind.letter);
    out.writeInt(frame.index());
    out.writeDouble(frame.seconds());
    out.writeInt(frame.width());
    out.writeInt(frame.height());
    out.write(frame.rgb());
    out.flush();
  }

  /** A picture whose sides are at most so many pixels. */
  Frame picture(int longestSide) throws IOException {
    int index = within(in.readInt(), Integer.MAX_VALUE);
    double seconds = time(in.readDouble());
    int width = within(in.readInt(), longestSide);
    int height = within(in.readInt(), longestSide);
    if (width == 0 || height == 0 || 3L * width * height > Integer.MAX_VALUE - 8) {
      throw new IOException("no picture has that size");
    }
    byte[] rgb = new byte[3 * width * height];
    in.readFully(rgb);
    return new Frame(index, seconds, width, height, rgb);
  }

  void sound(double fromSeconds, float[] samples) throws IOException {
    ByteBuffer packed = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    packed.asFloatBuffer().put(samples);
    out.writeByte(Kind.SOUND.letter);
    out.writeDouble(fromSeconds);
    out.writeInt(samples.length);
    out.write(packed.array());
    out.flush();
  }

  Sound sound() throws IOException {
    double from = time(in.readDouble());
    float[] samples = new float[within(in.readInt(), MOST_SAMPLES)];
    byte[] packed = new byte[4 * samples.length];
    in.readFully(packed);
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    for (float sample : samples) {
      if (!(sample >= -1 && sample <= 1)) {
        throw new IOException("no sound is that loud");
      }
    }
    return new Sound(from, samples);
  }

  private static double time(double seconds) throws IOException {
    if (!Double.isFinite(seconds)) {
      throw new IOException("no time");
    }
    return seconds;
  }

  private static int within(int value, int most) throws IOException {
    if (value < 0 || value > most) {
      throw new IOException("a message is too long");
    }
    return value;
  }
}
