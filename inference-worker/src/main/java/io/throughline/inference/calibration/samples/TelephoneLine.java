package io.throughline.inference.calibration.samples;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.FfmpegProgram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sends speech through a telephone's codec and back: a simulation of a line without losses. */
final class TelephoneLine {
  private static final int SECONDS_OF_PATIENCE = 60;

  private final MediaReader reader;

  TelephoneLine(MediaReader reader) {
    this.reader = reader;
  }

  /** What the line does to the sound, and the file that it makes of it. */
  enum Codec {
    G711("g711.wav", "-af highpass=f=300,lowpass=f=3400 -ar 8000 -c:a pcm_mulaw"),
    OPUS("opus.ogg", "-ar 8000 -c:a libopus -b:a 12k -application voip");

    private final String file;
    private final String arguments;

    Codec(String file, String arguments) {
      this.file = file;
      this.arguments = arguments;
    }
  }

  /** What is heard at the other end, as long as what was said; 16 kHz mono in [-1, 1]. */
  float[] carry(float[] speech, Codec codec) throws IOException, MediaException {
    Path folder = Files.createTempDirectory("telephone");
    Path said = folder.resolve("said.raw");
    Path heard = folder.resolve(codec.file);
    try {
      ByteBuffer bytes =
          ByteBuffer.allocate(speech.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(speech);
      Files.write(said, bytes.array());
      encode(said, heard, codec);
      return Arrays.copyOf(decode(heard), speech.length);
    } finally {
      Files.deleteIfExists(said);
      Files.deleteIfExists(heard);
      Files.deleteIfExists(folder);
    }
  }

  private static void encode(Path said, Path heard, Codec codec) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-f", "f32le", "-ar", "16000", "-ac", "1", "-i", said.toString()));
    command.addAll(List.of(codec.arguments.split(" ", -1)));
    command.add(heard.toString());
    FfmpegProgram.run(command, SECONDS_OF_PATIENCE);
  }

  private float[] decode(Path heard) throws MediaException {
    List<float[]> chunks = new ArrayList<>();
    reader.read(
        heard,
        SamplingPlan.standard().withoutPictures(),
        new MediaSink() {
          @Override
          public void sound(double fromSeconds, float[] samples) {
            chunks.add(samples.clone());
          }
        });
    float[] sound = new float[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
    int at = 0;
    for (float[] chunk : chunks) {
      System.arraycopy(chunk, 0, sound, at, chunk.length);
      at += chunk.length;
    }
    return sound;
  }
}
