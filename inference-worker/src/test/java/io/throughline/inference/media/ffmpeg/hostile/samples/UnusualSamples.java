package io.throughline.inference.media.ffmpeg.hostile.samples;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Times that leap, tracks that change or are none, and sound as nobody records it. */
final class UnusualSamples {
  private static final int TICKS = 12_800; // of a second, in films of 25 frames a second
  private static final int FRAME = 512;
  private static final int DAY = 86_400 * TICKS;

  private UnusualSamples() {}

  static void addTo(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    byte[] film = Files.readAllBytes(media.film("times.mp4", 2, "160x90"));
    times(samples, media, film);
    indexes(samples, media, film);
    changes(samples, media);
    covers(samples, media);
    sound(samples);
  }

  private static void times(Map<String, byte[]> samples, ComposedMedia media, byte[] film)
      throws IOException {
    samples.put("time/leaps-a-day.mp4", steps(film, 25, FRAME, 1, DAY, 24, FRAME));
    samples.put("time/leaps-a-day-once-and-ends.mp4", steps(film, 49, FRAME, 1, DAY));
    samples.put("time/steps-back.mp4", steps(film, 25, FRAME, 25, -FRAME));
    samples.put("time/back-a-day.mp4", shown(film, 10, 0, 40, -DAY));
    samples.put("time/before-the-start.mp4", shown(film, 50, -5 * TICKS));
    samples.put("time/to-and-fro.mp4", shown(film, 24, 0, 1, DAY, 24, 0, 1, -DAY));
    String fast = "-f lavfi -i testsrc2=size=96x64:rate=1000:duration=3 -c:v mpeg4 -q:v 9";
    FilmSamples.add(samples, "time/thousand-frames-a-second.mp4", media, fast);
    FilmSamples.add(
        samples,
        "time/starts-before-zero.mkv",
        media,
        "-itsoffset -0.5 -i "
            + media.spokenFilm("early.mp4", 2)
            + " -copyts -avoid_negative_ts disabled -c:v mpeg4 -c:a flac");
  }

  /** Runs of frames and the ticks to the next one, as the track's index tells them. */
  private static byte[] steps(byte[] film, int... runs) {
    return Bytes.replaceBox(film, table(0, runs), "moov", "trak", "mdia", "minf", "stbl", "stts");
  }

  /** Runs of frames and by how many ticks they are shown later than they are decoded. */
  private static byte[] shown(byte[] film, int... runs) {
    byte[] steps = Bytes.join(table(0, 50, FRAME), Bytes.box("ctts", table(1, runs)));
    byte[] joined = Bytes.replaceBox(film, steps, "moov", "trak", "mdia", "minf", "stbl", "stts");
    // The second box came in as the end of the first one, which is told its own length again.
    return Bytes.put(joined, Bytes.find(joined, "stts") - 4, Bytes.bigEndian(24));
  }

  private static byte[] table(int version, int... runs) {
    ByteBuffer table = ByteBuffer.allocate(8 + 4 * runs.length);
    table.putInt(version << 24).putInt(runs.length / 2);
    for (int value : runs) {
      table.putInt(value);
    }
    return table.array();
  }

  private static void indexes(Map<String, byte[]> samples, ComposedMedia media, byte[] film)
      throws IOException {
    samples.put("index/last.mp4", film);
    Path whole = media.write("whole.mp4", film);
    FilmSamples.add(
        samples, "index/first.mp4", media, "-i " + whole + " -c copy -movflags +faststart");
    samples.put(
        "empty/no-frames.mp4",
        Bytes.replaceBox(film, table(0, 0, 0), "moov", "trak", "mdia", "minf", "stbl", "stsz"));
    byte[] matroska = Files.readAllBytes(media.film("whole.mkv", 2, "160x90"));
    samples.put(
        "empty/no-frames.mkv", Bytes.first(matroska, Bytes.find(matroska, "\u001fC\u00b6u")));
  }

  /** Two recordings in one, with pictures of two sizes. */
  private static void changes(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    String card = "-f lavfi -i testsrc2=size=%s:rate=25:duration=2 -c:v mpeg2video ";
    byte[] large = Files.readAllBytes(media.compose("large.mpg", card.formatted("320x180")));
    byte[] small =
        Files.readAllBytes(
            media.compose("small.mpg", card.formatted("96x64") + "-output_ts_offset 2"));
    samples.put("changing/smaller.mpg", Bytes.join(large, small));
    // Its clock starts again too, so that a player that goes by the time never shows it.
    byte[] again = Files.readAllBytes(media.compose("again.mpg", card.formatted("96x64")));
    samples.put("changing/starts-again.mpg", Bytes.join(large, again));
  }

  private static void covers(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    String both = "-i %s -i %s -map 0 -map 1 -c copy -disposition:v attached_pic";
    Path cover = media.redAndBlue("cover.jpg");
    FilmSamples.add(
        samples, "cover/with-sound.mp3", media, both.formatted(media.tone("song.mp3", 2), cover));
    FilmSamples.add(
        samples, "cover/with-sound.m4a", media, both.formatted(media.tone("song.m4a", 2), cover));
    byte[] song = samples.getOrDefault("cover/with-sound.m4a", new byte[0]);
    samples.put("cover/alone.m4a", Bytes.put(song, Bytes.find(song, "trak"), Bytes.of("free")));
  }

  private static void sound(Map<String, byte[]> samples) {
    samples.put("sound/sixty-four-channels.wav", wav(64, 16_000, 16_000));
    samples.put("sound/fastest.wav", wav(1, 768_000, 768_000));
    samples.put("sound/a-sample-a-second.wav", wav(1, 1, 60));
    samples.put("sound/a-sample-a-second-for-a-day.wav", wav(1, 1, 86_400));
    samples.put("sound/with-more-behind.wav", Bytes.join(wav(1, 16_000, 16_000), new byte[5000]));
  }

  /** A saw of 16-bit samples. */
  private static byte[] wav(int channels, int rate, int frames) {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * channels * frames).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(Bytes.of("RIFF")).putInt(wav.capacity() - 8).put(Bytes.of("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(2 * channels * rate);
    wav.putShort((short) (2 * channels)).putShort((short) 16).put(Bytes.of("data"));
    wav.putInt(wav.capacity() - 44);
    for (int i = 0; wav.hasRemaining(); i++) {
      wav.putShort((short) (i % 100 * 100));
    }
    return wav.array();
  }
}
