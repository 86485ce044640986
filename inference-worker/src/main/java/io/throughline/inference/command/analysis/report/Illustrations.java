package io.throughline.inference.command.analysis.report;

import io.throughline.inference.command.analysis.report.ReportedFile.Picture;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads a file a second time for its pictures: an inspection keeps none. */
final class Illustrations {
  private static final int MOST = 6;
  private static final Color OWN = new Color(0x1b, 0x9e, 0x77);

  private final List<Frame> frames = new ArrayList<>();
  private final Spectrogram spectrogram = new Spectrogram();

  /** The pictures and the sound of a file that was inspected. */
  static ReportedFile of(Path file, InspectedMedia media, MediaReader reader)
      throws MediaException {
    Illustrations found = new Illustrations();
    found.read(file, media, reader);
    List<Sighting> own = media.face().map(face -> face.sightings()).orElse(List.of());
    return new ReportedFile(
        name(file),
        Optional.of(media),
        Optional.empty(),
        found.frames.stream().map(frame -> picture(frame, own)).toList(),
        found.spectrogram.address());
  }

  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private void read(Path file, InspectedMedia media, MediaReader reader) throws MediaException {
    double seconds = media.facts().durationSeconds();
    double perSecond = seconds <= 0 ? 2 : Math.min(2, MOST / seconds);
    reader.read(
        file,
        SamplingPlan.standard().withPictures(perSecond, MOST),
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            frames.add(frame);
          }

          @Override
          public void sound(double fromSeconds, float[] samples) {
            spectrogram.add(samples);
          }
        });
  }

  private static Picture picture(Frame frame, List<Sighting> own) {
    BufferedImage image = image(frame);
    Optional<Sighting> face =
        own.stream()
            .filter(seen -> Math.abs(seen.seconds() - frame.seconds()) < 0.3)
            .min(Comparator.comparingDouble(seen -> Math.abs(seen.seconds() - frame.seconds())));
    face.ifPresent(seen -> draw(image, seen));
    String words =
        String.format(
            Locale.ROOT,
            "picture at %.1f s, %s",
            frame.seconds(),
            face.map(seen ->
                    String.format(
                        Locale.ROOT, "the subject's face marked, quality %.2f", seen.quality()))
                .orElse("without a face that was taken for the subject's"));
    return new Picture(frame.seconds(), address(image, "jpg"), words);
  }

  private static BufferedImage image(Frame frame) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = frame.rgb();
    for (int i = 0, at = 0; at < rgb.length; i++, at += 3) {
      int colour = ((rgb[at] & 255) << 16) | ((rgb[at + 1] & 255) << 8) | (rgb[at + 2] & 255);
      image.setRGB(i % frame.width(), i / frame.width(), colour);
    }
    return image;
  }

  private static void draw(BufferedImage image, Sighting face) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(OWN);
    pen.setStroke(new BasicStroke(Math.max(2, image.getWidth() / 240f)));
    pen.drawRect(
        (int) face.box().left(),
        (int) face.box().top(),
        (int) face.box().width(),
        (int) face.box().height());
    int dot = Math.max(2, image.getWidth() / 300);
    face.landmarks()
        .points()
        .forEach(point -> pen.fillOval((int) point.x(), (int) point.y(), dot, dot));
    pen.dispose();
  }

  /** An image that lies in the page itself. */
  static String address(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      return "data:image/"
          + (format.equals("jpg") ? "jpeg" : format)
          + ";base64,"
          + Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
