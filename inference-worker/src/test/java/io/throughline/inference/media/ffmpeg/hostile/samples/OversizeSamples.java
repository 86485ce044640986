package io.throughline.inference.media.ffmpeg.hostile.samples;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Little files that come to much: pixels, tracks, captions, or what a packed index unpacks to. */
final class OversizeSamples {
  private static final int SIDE = 16_384;
  private static final int GIGABYTE = 1 << 30;
  private static final int TRACKS = 10_000;
  private static final int CAPTIONS = 50_000;

  private OversizeSamples() {}

  static void addTo(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    byte[] jpeg = Files.readAllBytes(media.redAndBlue("large.jpg"));
    byte[] film = Files.readAllBytes(media.film("large.mp4", 2, "160x90"));
    pictures(samples, jpeg);
    films(samples, media, film);
    packed(samples, film);
    tracks(samples, media);
  }

  private static void pictures(Map<String, byte[]> samples, byte[] jpeg) {
    int frame = Bytes.find(jpeg, "\u00ff\u00c0");
    samples.put("dimensions/sixteen-thousand.jpg", Bytes.put(jpeg, frame + 5, sides()));
    // One bit a pixel, all of them there, 33 kB in the file.
    samples.put("dimensions/sixteen-thousand.png", blackPng(SIDE));
    samples.put("bomb/as-large-as-allowed.png", blackPng(7000));
    byte[] lossless = {0x2f, -1, -1, -1, 0x0f, 0, 0, 0};
    byte[] chunk = Bytes.join(Bytes.of("VP8L"), Bytes.littleEndian(lossless.length), lossless);
    samples.put(
        "dimensions/sixteen-thousand.webp",
        Bytes.join(
            Bytes.of("RIFF"), Bytes.littleEndian(4 + chunk.length), Bytes.of("WEBP"), chunk));
  }

  private static byte[] sides() {
    return ByteBuffer.allocate(4).putShort((short) SIDE).putShort((short) SIDE).array();
  }

  private static byte[] blackPng(int side) {
    byte[] head =
        Bytes.join(Bytes.bigEndian(side), Bytes.bigEndian(side), new byte[] {1, 0, 0, 0, 0});
    return Bytes.join(
        Bytes.of("\u0089PNG\r\n\u001a\n"),
        Bytes.chunk("IHDR", head),
        Bytes.chunk("IDAT", Bytes.deflatedZeros(side * ((side + 7) / 8 + 1))),
        Bytes.chunk("IEND", new byte[0]));
  }

  // A decoder believes the frame, whatever the container said before.
  private static void films(Map<String, byte[]> samples, ComposedMedia media, byte[] film)
      throws IOException {
    String card = "-f lavfi -i testsrc2=size=96x64:rate=10:duration=1 ";
    byte[] pictures = Files.readAllBytes(media.compose("large.avi", card + "-c:v mjpeg"));
    int frame = Bytes.find(pictures, "\u00ff\u00c0");
    samples.put(
        "dimensions/sixteen-thousand-in-a-frame.avi", Bytes.put(pictures, frame + 5, sides()));
    byte[] web = Files.readAllBytes(media.compose("large.webm", card + "-c:v libvpx"));
    int key = Bytes.find(web, "\u009d\u0001*") + 3;
    samples.put(
        "dimensions/sixteen-thousand-in-a-frame.webm",
        Bytes.put(web, key, (byte) -1, (byte) 0x3f, (byte) -1, (byte) 0x3f));
    int entry = Bytes.find(film, "mp4v") + 28;
    samples.put("dimensions/sixteen-thousand.mp4", Bytes.put(film, entry, sides()));
  }

  /** QuickTime's packed index, and a film that is packed as a whole. */
  private static void packed(Map<String, byte[]> samples, byte[] film) throws IOException {
    samples.put("bomb/packed-index.mp4", packedIndex(film, 64 << 20));
    samples.put("bomb/packed-index-of-a-gigabyte.mp4", packedIndex(film, GIGABYTE));
    samples.put("bomb/packed-index-that-lies.mp4", packedIndex(film, -1));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(film);
    }
    samples.put("bomb/zipped.mp4", zipped.toByteArray());
  }

  private static byte[] packedIndex(byte[] film, int claimed) {
    byte[] zeros = Bytes.deflatedZeros(64 << 20);
    byte[] packed =
        Bytes.join(
            Bytes.box("dcom", Bytes.of("zlib")),
            Bytes.box("cmvd", Bytes.join(Bytes.bigEndian(claimed), zeros)));
    byte[] index = Bytes.box("moov", Bytes.box("cmov", packed));
    return Bytes.join(Bytes.first(film, Bytes.find(film, "moov") - 4), index);
  }

  private static void tracks(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    byte[] tone =
        Files.readAllBytes(media.compose("tone.mp4", "-f lavfi -i sine=duration=0.1 -c:a aac"));
    int index = Bytes.find(tone, "moov") - 4;
    int track = Bytes.find(tone, "trak") - 4;
    int length = ByteBuffer.wrap(tone).getInt(track);
    byte[] one = Bytes.first(Bytes.rest(tone, track), length);
    byte[][] many = new byte[TRACKS][];
    java.util.Arrays.fill(many, one);
    byte[] head = Bytes.first(Bytes.rest(tone, index + 8), track - index - 8);
    samples.put(
        "streams/ten-thousand.mp4",
        Bytes.join(
            Bytes.first(tone, index), Bytes.box("moov", Bytes.join(head, Bytes.join(many)))));
    StringBuilder captions = new StringBuilder();
    for (int i = 0; i < CAPTIONS; i++) {
      captions
          .append(i + 1)
          .append("\n00:00:01,%03d --> 00:00:01,999\nhello %d\n\n".formatted(i % 999, i));
    }
    String film = "-i " + media.film("told.mp4", 2, "160x90");
    String words = " -i " + media.write("many.srt", captions.toString());
    FilmSamples.add(
        samples,
        "streams/fifty-thousand-captions.mkv",
        media,
        film + words + " -c:v copy -c:s srt");
  }
}
