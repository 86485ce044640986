package io.throughline.inference.detection.presentation;

import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a print or screen leaves in a picture, as 16 numbers: peaks and slope of the spectrum around
 * the face in luma and in colour fringes, straight lines beside it. {@code
 * models/training/presentation/cues.py} computes the same.
 */
final class RecaptureCues {
  private static final double CONTEXT = 2.7;
  private static final int MOST_TILES = 3;

  private RecaptureCues() {}

  /** The numbers of a face, in the order of the weights; empty if the frame is under 128 pixels. */
  static Optional<double[]> of(Frame frame, Plane luma, FaceBox face) {
    if (frame.width() < TileSpectrum.TILE || frame.height() < TileSpectrum.TILE) {
      return Optional.empty();
    }
    double half = Math.max(face.height() * CONTEXT / 2, TileSpectrum.TILE / 2.0);
    int[] across = places((face.left() + face.right()) / 2, half, frame.width());
    int[] down = places((face.top() + face.bottom()) / 2, half, frame.height());
    List<Double> cues = new ArrayList<>();
    add(cues, spectrum(luma, across, down));
    add(cues, spectrum(Plane.fringe(frame), across, down));
    add(cues, StraightLines.around(luma, face));
    return Optional.of(cues.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void add(List<Double> cues, double[] more) {
    Arrays.stream(more).forEach(cues::add);
  }

  /** Where tiles begin along one side. */
  private static int[] places(double middle, double half, int size) {
    int start = Math.min(Math.max(0, (int) Math.floor(middle - half)), size - TileSpectrum.TILE);
    int end = Math.max(start + TileSpectrum.TILE, Math.min(size, (int) Math.floor(middle + half)));
    int room = end - start - TileSpectrum.TILE;
    if (room <= 0) {
      return new int[] {start};
    }
    int count = Math.clamp(Math.ceilDiv(room, TileSpectrum.TILE) + 1, 2, MOST_TILES);
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = start + room * i / (count - 1);
    }
    return places;
  }

  private static double[] spectrum(Plane plane, int[] across, int[] down) {
    List<TileSpectrum> tiles = new ArrayList<>();
    for (int top : down) {
      for (int left : across) {
        tiles.add(TileSpectrum.of(plane, left, top));
      }
    }
    TileSpectrum mean = TileSpectrum.mean(tiles);
    TileSpectrum.Peaks peaks = mean.peaks();
    double each = tiles.stream().mapToDouble(tile -> tile.peaks().off()).average().orElseThrow();
    double[] slope = mean.slope();
    return new double[] {peaks.off(), peaks.axis(), each, slope[0], slope[1], slope[2]};
  }
}
