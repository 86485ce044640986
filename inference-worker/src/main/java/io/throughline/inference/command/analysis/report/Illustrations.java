package io.throughline.inference.command.analysis.report;

import io.throughline.inference.command.analysis.report.KeyMoments.Moment;
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
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads a file a second time for its pictures: an inspection keeps none. */
final class Illustrations {
  private static final Color OWN = new Color(0x1b, 0x9e, 0x77);

  private final List<Shown> shown;
  private final Spectrogram spectrogram = new Spectrogram();

  private Illustrations(List<Moment> moments) {
    shown = moments.stream().map(Shown::new).toList();
  }

  /** The pictures and the sound of a file that was inspected. */
  static ReportedFile of(Path file, InspectedMedia media, MediaReader reader)
      throws MediaException {
    Illustrations found = new Illustrations(KeyMoments.of(media));
    found.read(file, media, reader);
    List<Sighting> own = media.face().map(face -> face.sightings()).orElse(List.of());
    return new ReportedFile(
        name(file),
        Optional.of(media),
        Optional.empty(),
        found.shown.stream()
            .flatMap(one -> one.frame.map(frame -> picture(frame, one.moment.why(), own)).stream())
            .toList(),
        found.spectrogram.address());
  }

  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private void read(Path file, InspectedMedia media, MediaReader reader) throws MediaException {
    reader.read(
        file,
        SamplingPlan.standard(),
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            shown.forEach(one -> one.offer(frame));
          }

          @Override
          public void sound(double fromSeconds, float[] samples) {
            spectrogram.add(fromSeconds, samples);
          }
        });
    if (media.voice().isPresent()) {
      spectrogram.fillTo(media.facts().durationSeconds());
    }
  }

  /** A moment, and the picture that is closest to it so far. */
  private static final class Shown {
    private final Moment moment;
    private Optional<Frame> frame = Optional.empty();

    Shown(Moment moment) {
      this.moment = moment;
    }

    void offer(Frame other) {
      if (frame.isEmpty() || away(other) < away(frame.get())) {
        frame = Optional.of(other);
      }
    }

    private double away(Frame other) {
      return Math.abs(other.seconds() - moment.seconds());
    }
  }

  private static Picture picture(Frame frame, String why, List<Sighting> own) {
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
    return new Picture(frame.seconds(), address(image, "jpg"), words, why);
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
