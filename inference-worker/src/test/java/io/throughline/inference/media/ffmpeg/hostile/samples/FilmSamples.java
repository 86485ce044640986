package io.throughline.inference.media.ffmpeg.hostile.samples;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Films whose container or content is broken, lies, or is merely unusual. */
final class FilmSamples {
  private static final String CARD = "-f lavfi -i testsrc2=size=96x64:rate=10:duration=1 ";

  private FilmSamples() {}

  static void addTo(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    byte[] film = Files.readAllBytes(media.film("film.mp4", 2, "160x90"));
    byte[] matroska = Files.readAllBytes(media.film("film.mkv", 2, "160x90"));
    byte[] avi = Files.readAllBytes(media.compose("film.avi", CARD + "-c:v mpeg4"));
    cut(samples, film, matroska, avi);
    boxes(samples, film);
    times(samples, film, matroska, avi);
    tracks(samples, media, matroska);
    unusual(samples, media);
  }

  private static void cut(Map<String, byte[]> samples, byte[] film, byte[] matroska, byte[] avi) {
    samples.put("truncated/film.mp4", Bytes.first(film, film.length * 3 / 5));
    samples.put("truncated/head-only.mp4", Bytes.first(film, 40));
    samples.put("truncated/film.mkv", Bytes.first(matroska, matroska.length * 3 / 5));
    samples.put("truncated/film.avi", Bytes.first(avi, avi.length * 3 / 5));
    samples.put("extension/film-named.jpg", film);
    samples.put("extension/matroska-named.wav", matroska);
    samples.put("polyglot/film-then-archive.mp4", Bytes.join(film, Bytes.of("PK\u0003\u0004")));
    samples.put(
        "polyglot/film-with-page.mp4",
        Bytes.join(film, Bytes.box("free", Bytes.of("<script>alert(1)</script>"))));
  }

  private static void boxes(Map<String, byte[]> samples, byte[] film) {
    int index = Bytes.find(film, "moov") - 4;
    samples.put("index/missing.mp4", Bytes.first(film, index));
    samples.put("index/alone.mp4", Bytes.rest(film, index));
    samples.put("index/length-zero.mp4", Bytes.put(film, index, new byte[4]));
    samples.put("index/length-four.mp4", Bytes.put(film, index, Bytes.bigEndian(4)));
    samples.put("index/length-huge.mp4", Bytes.put(film, index, Bytes.bigEndian(0x7fffffff)));
    byte[] nest = Bytes.of("");
    for (int depth = 0; depth < 2000; depth++) {
      nest = Bytes.box("moov", nest);
    }
    samples.put("nested/two-thousand-boxes.mp4", nest);
    lies(samples, film);
  }

  private static void lies(Map<String, byte[]> samples, byte[] film) {
    int sizes = Bytes.find(film, "stsz");
    samples.put("index/four-billion-samples.mp4", Bytes.put(film, sizes + 12, Bytes.bigEndian(-1)));
    int places = Bytes.find(film, "stco");
    samples.put(
        "index/content-outside.mp4", Bytes.put(film, places + 12, Bytes.bigEndian(0x7ffffff0)));
    samples.put(
        "playlist/content-elsewhere.mp4",
        Bytes.replaceBox(
            film,
            reference(TextSamples.ELSEWHERE),
            "moov",
            "trak",
            "mdia",
            "minf",
            "dinf",
            "dref"));
    samples.put(
        "playlist/content-in-passwords.mp4",
        Bytes.replaceBox(
            film, reference("/etc/passwd"), "moov", "trak", "mdia", "minf", "dinf", "dref"));
  }

  /** A data reference of one alias (QuickTime File Format, 150 bytes and its path as UTF-8). */
  private static byte[] reference(String path) {
    byte[] alias = new byte[142];
    byte[] spoken = Bytes.of(path + (path.length() % 2 == 0 ? "" : " "));
    byte[] entry =
        Bytes.join(
            new byte[4],
            alias,
            new byte[] {0, 18},
            new byte[] {0, (byte) spoken.length},
            spoken,
            new byte[] {-1, -1, 0, 0});
    return Bytes.join(new byte[4], Bytes.bigEndian(1), Bytes.box("alis", entry));
  }

  private static void times(Map<String, byte[]> samples, byte[] film, byte[] matroska, byte[] avi) {
    int head = Bytes.find(film, "mvhd");
    samples.put("time/no-ticks.mp4", Bytes.put(film, head + 16, new byte[4]));
    samples.put("time/endless.mp4", Bytes.put(film, head + 20, Bytes.bigEndian(-1)));
    int track = Bytes.find(film, "mdhd");
    samples.put("time/no-track-ticks.mp4", Bytes.put(film, track + 16, new byte[4]));
    int steps = Bytes.find(film, "stts");
    samples.put(
        "time/a-year-between-frames.mp4", Bytes.put(film, steps + 16, Bytes.bigEndian(0x20000000)));
    samples.put("time/no-time-between-frames.mp4", Bytes.put(film, steps + 16, new byte[4]));
    int claim = Bytes.find(matroska, "D\u0089\u0088") + 3;
    samples.put("time/day.mkv", Bytes.put(matroska, claim, Bytes.bigEndian(86_400_000.0)));
    samples.put("time/nan.mkv", Bytes.put(matroska, claim, Bytes.bigEndian(Double.NaN)));
    samples.put(
        "time/infinite.mkv", Bytes.put(matroska, claim, Bytes.bigEndian(Double.POSITIVE_INFINITY)));
    samples.put("time/negative.mkv", Bytes.put(matroska, claim, Bytes.bigEndian(-5000.0)));
    int rate = Bytes.find(avi, "strh") + 8 + 20;
    samples.put("time/zero-frames-a-second.avi", Bytes.put(avi, rate + 4, new byte[4]));
    samples.put("time/zero-scale.avi", Bytes.put(avi, rate, new byte[4]));
    samples.put(
        "time/four-billion-frames-a-second.avi", Bytes.put(avi, rate + 4, Bytes.littleEndian(-1)));
  }

  private static void tracks(Map<String, byte[]> samples, ComposedMedia media, byte[] matroska)
      throws IOException {
    String tone = "-f lavfi -i sine=duration=1 ";
    add(samples, "streams/forty.mkv", media, tone + "-map 0 ".repeat(40) + "-c:a pcm_s16le");
    add(
        samples,
        "streams/a-thousand.mkv",
        media,
        "-f lavfi -i sine=duration=0.02 " + "-map 0 ".repeat(1000) + "-c:a pcm_s16le");
    add(samples, "streams/only-text.mkv", media, "-i " + subtitles(media) + " -c:s srt");
    int codec = Bytes.find(matroska, "V_MPEG4");
    samples.put("codec/unknown.mkv", Bytes.put(matroska, codec, Bytes.of("V_XXXXX")));
  }

  private static Path subtitles(ComposedMedia media) throws IOException {
    return media.write("words.srt", "1\n00:00:00,000 --> 00:00:01,000\nhello\n");
  }

  private static void unusual(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    Path film = media.film("upright.mp4", 1, "160x90");
    add(samples, "rotated/ninety.mp4", media, "-display_rotation 90 -i " + film + " -c copy");
    add(samples, "rotated/odd-angle.mp4", media, "-display_rotation 33 -i " + film + " -c copy");
    add(
        samples,
        "dimensions/one-pixel.mkv",
        media,
        "-f lavfi -i color=red:size=1x1:rate=5:duration=1 -c:v mpeg4");
    add(
        samples,
        "dimensions/thin.mkv",
        media,
        "-f lavfi -i testsrc2=size=4096x2:rate=2:duration=1 -c:v mpeg4");
    add(
        samples,
        "dimensions/eight-thousand-lines.mkv",
        media,
        "-f lavfi -i color=red:size=8000x8000:rate=1:duration=1 -c:v mjpeg");
    add(samples, "colour/ten-bit-wide-gamut.mp4", media, CARD + wideGamut());
    add(samples, "colour/four-four-four.webm", media, CARD + "-pix_fmt yuv444p -c:v libvpx-vp9");
    add(samples, "colour/planar-rgb.webm", media, CARD + "-pix_fmt gbrp -c:v libvpx-vp9");
    add(samples, "colour/half-lines.mkv", media, CARD + "-r 25 -c:v mpeg2video -flags +ildct+ilme");
    add(samples, "colour/full-range.avi", media, CARD + "-pix_fmt yuvj422p -c:v mjpeg");
    add(samples, "animated/moving.gif", media, CARD);
    add(samples, "animated/moving.webp", media, CARD + "-c:v libwebp_anim");
    add(samples, "animated/moving.apng", media, CARD + "-f apng");
  }

  private static String wideGamut() {
    return "-pix_fmt yuv420p10le -c:v libsvtav1 -color_primaries bt2020"
        + " -color_trc smpte2084 -colorspace bt2020nc";
  }

  static void add(Map<String, byte[]> samples, String name, ComposedMedia media, String arguments)
      throws IOException {
    samples.put(
        name, Files.readAllBytes(media.compose(name.substring(name.indexOf('/') + 1), arguments)));
  }
}
