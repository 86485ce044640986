package io.throughline.inference.command.analysis.report;

import io.throughline.inference.detection.voice.Fft;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sound as a picture: time to the right, 0 to 8 kHz upwards, bright is loud. */
final class Spectrogram {
  private static final int SIZE = 512;
  private static final int ROWS = 128;
  private static final int MOST_COLUMNS = 1200;
  private static final double RANGE_DB = 70;
  private static final double RATE_HZ = 16_000;
  private static final double TOLERATED_SECONDS = 0.1;

  private final Fft fft = new Fft(SIZE);
  private final List<double[]> columns = new ArrayList<>();
  private final double[] frame = new double[SIZE];

  /** How many transforms one column stands for; doubled whenever there are too many columns. */
  private int each = 1;

  private long heard;
  private int filled;
  private int summed;
  private double[] column = new double[ROWS];

  /** Hears more, 16 kHz mono in [-1, 1]; what lies between this and the sound before is silence. */
  void add(double fromSeconds, float[] samples) {
    if (heard < (fromSeconds - TOLERATED_SECONDS) * RATE_HZ) {
      fillTo(fromSeconds);
    }
    for (float sample : samples) {
      hear(sample);
    }
  }

  /** Silence up to that time. */
  void fillTo(double seconds) {
    while (heard < seconds * RATE_HZ) {
      hear(0);
    }
  }

  private void hear(float sample) {
    heard++;
    frame[filled++] = sample;
    if (filled == SIZE) {
      filled = 0;
      transform();
    }
  }

  private void transform() {
    for (int i = 0; i < SIZE; i++) {
      frame[i] *= 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
    }
    double[] power = fft.power(frame);
    for (int row = 0; row < ROWS; row++) {
      column[row] += power[2 * row] + power[2 * row + 1];
    }
    if (++summed == each) {
      columns.add(column);
      column = new double[ROWS];
      summed = 0;
      if (columns.size() == MOST_COLUMNS) {
        halve();
      }
    }
  }

  private void halve() {
    List<double[]> wider = new ArrayList<>();
    for (int i = 0; i + 1 < columns.size(); i += 2) {
      double[] both = columns.get(i).clone();
      for (int row = 0; row < ROWS; row++) {
        both[row] += columns.get(i + 1)[row];
      }
      wider.add(both);
    }
    columns.clear();
    columns.addAll(wider);
    each *= 2;
  }

  /** The picture as a data address; empty if nothing was heard. */
  Optional<String> address() {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    double loudest =
        columns.stream().flatMapToDouble(java.util.Arrays::stream).max().orElse(0) + 1e-12;
    BufferedImage image = new BufferedImage(columns.size(), ROWS, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < columns.size(); x++) {
      for (int row = 0; row < ROWS; row++) {
        double db = 10 * Math.log10((columns.get(x)[row] + 1e-15) / loudest);
        image.setRGB(x, ROWS - 1 - row, colour(Math.clamp(1 + db / RANGE_DB, 0, 1)));
      }
    }
    return Optional.of(Illustrations.address(image, "png"));
  }

  /** From dark blue over red to light yellow. */
  private static int colour(double level) {
    int red = (int) (255 * Math.clamp(level * 1.8 - 0.3, 0, 1));
    int green = (int) (255 * Math.clamp(level * 2 - 1, 0, 1));
    int blue = (int) (255 * Math.clamp(0.25 + level * (level < 0.5 ? 0.6 : 0.2), 0, 0.8));
    return (red << 16) | (green << 8) | blue;
  }
}
