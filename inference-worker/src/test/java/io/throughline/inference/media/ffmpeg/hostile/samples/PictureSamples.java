package io.throughline.inference.media.ffmpeg.hostile.samples;

import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** Still pictures that lie about their size, carry bombs, or are merely unusual. */
final class PictureSamples {
  private static final int SIDE = 65_535;
  private static final int BOMB_BYTES = 64 << 20;

  private PictureSamples() {}

  static void addTo(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    byte[] png = Files.readAllBytes(media.redAndBlue("small.png"));
    byte[] jpeg = Files.readAllBytes(media.redAndBlue("small.jpg"));
    byte[] bmp = Files.readAllBytes(media.redAndBlue("small.bmp"));
    byte[] webp = Files.readAllBytes(media.redAndBlue("small.webp"));
    sizes(samples, png, jpeg, bmp);
    broken(samples, png, jpeg, webp);
    bombs(samples, png, jpeg);
    colours(samples, media);
  }

  private static void sizes(Map<String, byte[]> samples, byte[] png, byte[] jpeg, byte[] bmp) {
    byte[] wide = Bytes.put(png, 16, Bytes.join(Bytes.bigEndian(SIDE), Bytes.bigEndian(SIDE)));
    samples.put("dimensions/four-gigapixels.png", wide);
    samples.put("dimensions/negative.png", Bytes.put(png, 16, Bytes.bigEndian(-1)));
    samples.put("dimensions/none.png", Bytes.put(png, 16, new byte[8]));
    byte[] all = {-1, -1, -1, -1};
    int frame = Bytes.find(jpeg, "\u00ff\u00c0");
    samples.put("dimensions/four-gigapixels.jpg", Bytes.put(jpeg, frame + 5, all));
    samples.put("dimensions/no-lines.jpg", Bytes.put(jpeg, frame + 5, new byte[2]));
    samples.put("dimensions/sixty-thousand.bmp", Bytes.put(bmp, 18, bitmapSide(60_000)));
    samples.put("dimensions/upside-down.bmp", Bytes.put(bmp, 18, bitmapSide(Integer.MIN_VALUE)));
  }

  private static byte[] bitmapSide(int side) {
    return Bytes.join(Bytes.littleEndian(side), Bytes.littleEndian(side));
  }

  private static void broken(Map<String, byte[]> samples, byte[] png, byte[] jpeg, byte[] webp) {
    samples.put("truncated/photo.jpg", Bytes.first(jpeg, jpeg.length * 7 / 10));
    samples.put("truncated/photo.png", Bytes.first(png, png.length * 7 / 10));
    samples.put("truncated/photo.webp", Bytes.first(webp, webp.length * 7 / 10));
    samples.put("extension/png-named.mp4", png);
    samples.put("extension/jpeg-named.wav", jpeg);
    samples.put("polyglot/photo-then-archive.jpg", Bytes.join(jpeg, Bytes.of("PK\u0003\u0004")));
    samples.put(
        "polyglot/photo-with-script.jpg",
        commented(jpeg, Bytes.of("<script>alert(1)</script><?php system('id'); ?>")));
    int content = Bytes.find(png, "IDAT") + 6;
    samples.put(
        "checksum/photo.png", Bytes.put(png, png.length - 20, (byte) (png[png.length - 20] ^ 1)));
    samples.put("checksum/head.png", Bytes.put(png, 29, (byte) (png[29] ^ 1)));
    samples.put("checksum/content.png", Bytes.put(png, content, (byte) (png[content] ^ 0x5a)));
  }

  private static void bombs(Map<String, byte[]> samples, byte[] png, byte[] jpeg) {
    byte[] zeros = Bytes.deflatedZeros(BOMB_BYTES);
    samples.put(
        "bomb/text.png",
        Bytes.join(
            Bytes.first(png, 33),
            Bytes.chunk("zTXt", Bytes.join(Bytes.of("a\0\0"), zeros)),
            Bytes.rest(png, 33)));
    samples.put(
        "bomb/colour-profile.png",
        Bytes.join(
            Bytes.first(png, 33),
            Bytes.chunk("iCCP", Bytes.join(Bytes.of("a\0\0"), zeros)),
            Bytes.rest(png, 33)));
    byte[] sixteenMegapixels = Bytes.join(Bytes.bigEndian(8000), Bytes.bigEndian(8000));
    samples.put(
        "bomb/content.png",
        Bytes.join(
            Bytes.of("\u0089PNG\r\n\u001a\n"),
            Bytes.chunk("IHDR", Bytes.join(sixteenMegapixels, new byte[] {8, 0, 0, 0, 0})),
            Bytes.chunk("IDAT", zeros),
            Bytes.chunk("IEND", new byte[0])));
    directories(samples, jpeg);
  }

  private static void directories(Map<String, byte[]> samples, byte[] jpeg) {
    samples.put(
        "bomb/looping-exif.jpg", marked(jpeg, exif("0001" + entry("0112", -1) + "00000008")));
    samples.put("bomb/endless-exif.jpg", marked(jpeg, exif("ffff" + entry("9286", -1))));
    samples.put("bomb/nested-exif.jpg", marked(jpeg, exif("0001" + entry("8769", 1) + "00000008")));
    byte[] scan = {-1, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0};
    byte[][] scans = new byte[500][];
    java.util.Arrays.fill(scans, scan);
    int frame = Bytes.find(jpeg, "\u00ff\u00da");
    samples.put(
        "bomb/five-hundred-scans.jpg",
        Bytes.join(Bytes.first(jpeg, frame), Bytes.join(scans), Bytes.rest(jpeg, frame)));
  }

  /** A directory entry of type 4 that points back to the directory itself, big-endian hex. */
  private static String entry(String tag, int count) {
    return tag + "0004" + java.util.HexFormat.of().toHexDigits(count) + "00000008";
  }

  private static byte[] exif(String directory) {
    return Bytes.join(
        Bytes.of("Exif\0\0"), java.util.HexFormat.of().parseHex("4d4d002a00000008" + directory));
  }

  private static byte[] marked(byte[] jpeg, byte[] content) {
    return segment(jpeg, 0xe1, content);
  }

  private static byte[] commented(byte[] jpeg, byte[] content) {
    return segment(jpeg, 0xfe, content);
  }

  private static byte[] segment(byte[] jpeg, int marker, byte[] content) {
    int length = content.length + 2;
    byte[] head = {-1, (byte) marker, (byte) (length >> 8), (byte) length};
    return Bytes.join(Bytes.first(jpeg, 2), head, content, Bytes.rest(jpeg, 2));
  }

  private static void colours(Map<String, byte[]> samples, ComposedMedia media) throws IOException {
    String card = "-f lavfi -i testsrc2=size=64x48 -frames:v 1 -pix_fmt ";
    for (String format : new String[] {"rgb48be", "rgba64be", "gray16be", "ya8", "monob", "pal8"}) {
      FilmSamples.add(samples, "colour/" + format + ".png", media, card + format);
    }
    for (String format : new String[] {"yuvj444p", "gray"}) {
      FilmSamples.add(samples, "colour/" + format + ".jpg", media, card + format);
    }
    FilmSamples.add(
        samples, "dimensions/one-pixel.png", media, "-f lavfi -i color=red:size=1x1 -frames:v 1");
  }
}
