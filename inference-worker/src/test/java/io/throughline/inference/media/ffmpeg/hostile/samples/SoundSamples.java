package io.throughline.inference.media.ffmpeg.hostile.samples;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Map;

/** Sound whose head lies, or whose samples are no numbers. */
final class SoundSamples {
  private SoundSamples() {}

  static void addTo(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    byte[] wav = Files.readAllBytes(media.tone("tone.wav", 2));
    byte[] flac = Files.readAllBytes(media.tone("tone.flac", 2));
    byte[] ogg = Files.readAllBytes(media.tone("tone.opus", 2));
    byte[] mp3 = Files.readAllBytes(media.tone("tone.mp3", 2));
    heads(samples, wav);
    samples.put("sound/no-number.wav", floats(Float.NaN));
    samples.put("sound/infinite.wav", floats(Float.POSITIVE_INFINITY));
    samples.put("sound/beyond-one.wav", floats(3e38f));
    samples.put("sound/next-to-nothing.wav", floats(Float.MIN_VALUE));
    samples.put("truncated/tone.wav", Bytes.first(wav, wav.length / 2));
    samples.put("truncated/tone.flac", Bytes.first(flac, flac.length / 2));
    samples.put("truncated/tone.opus", Bytes.first(ogg, ogg.length / 2));
    samples.put("checksum/tone.flac", Bytes.put(flac, 30, (byte) (flac[30] ^ 1)));
    int page = ogg.length / 2;
    samples.put("checksum/tone.opus", Bytes.put(ogg, page, (byte) (ogg[page] ^ 0x5a)));
    samples.put("sound/long-tag.mp3", Bytes.join(tag(0x7f), mp3));
    samples.put("sound/tag-before-tag.mp3", Bytes.join(tag(0), mp3));
    samples.put("sound/only-tag.mp3", tag(0));
  }

  private static byte[] tag(int length) {
    byte part = (byte) length;
    return Bytes.join(Bytes.of("ID3\u0004\0\0"), new byte[] {part, part, part, part});
  }

  private static void heads(Map<String, byte[]> samples, byte[] wav) {
    int content = Bytes.find(wav, "data");
    samples.put("sound/no-samples.wav", withLength(Bytes.first(wav, content + 8), content, 0));
    samples.put("sound/claims-more.wav", Bytes.put(wav, 4, Bytes.littleEndian(90_000_000)));
    samples.put("sound/piped.wav", Bytes.put(wav, 4, Bytes.littleEndian(-1)));
    samples.put("sound/no-channels.wav", Bytes.put(wav, 22, new byte[2]));
    samples.put("sound/many-channels.wav", Bytes.put(wav, 22, (byte) -1, (byte) -1));
    samples.put("sound/no-rate.wav", Bytes.put(wav, 24, new byte[4]));
    samples.put("sound/highest-rate.wav", Bytes.put(wav, 24, Bytes.littleEndian(-1)));
    samples.put("sound/one-hertz.wav", Bytes.put(wav, 24, Bytes.littleEndian(1)));
    samples.put("sound/no-block.wav", Bytes.put(wav, 32, new byte[4]));
    samples.put("sound/unknown-codec.wav", Bytes.put(wav, 20, (byte) 0x34, (byte) 0x12));
  }

  private static byte[] withLength(byte[] wav, int content, int length) {
    byte[] told = Bytes.put(wav, content + 4, Bytes.littleEndian(length));
    return Bytes.put(told, 4, Bytes.littleEndian(told.length - 8));
  }

  /** A second of 16 kHz mono, 32-bit floats, each of them that value. */
  private static byte[] floats(float value) {
    ByteBuffer samples = ByteBuffer.allocate(16_000 * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (samples.hasRemaining()) {
      samples.putFloat(value);
    }
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.put(Bytes.of("RIFF")).putInt(36 + samples.capacity()).put(Bytes.of("WAVEfmt "));
    head.putInt(16).putShort((short) 3).putShort((short) 1).putInt(16_000).putInt(64_000);
    head.putShort((short) 4).putShort((short) 32).put(Bytes.of("data")).putInt(samples.capacity());
    return Bytes.join(head.array(), samples.array());
  }
}
