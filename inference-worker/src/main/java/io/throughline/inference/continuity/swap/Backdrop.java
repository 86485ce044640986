package io.throughline.inference.continuity.swap;

import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.media.Frame;
import java.util.Optional;

/**
 * What a picture shows beside people, made very small: 24 x 18 means of the green channel. Somebody
 * who takes a seat before a camera does not change what is behind it; a view that goes to another
 * participant does.
 */
public final class Backdrop {
  private static final int COLUMNS = 24;
  private static final int ROWS = 18;

  /** Fewer cells than these, a tenth of them, beside both people show nothing. */
  private static final int FEWEST = 43;

  /** Share of the cells that have to be as they were; whatever else moves is a detail. */
  private static final double UNCHANGED_SHARE = 0.8;

  /** Of 255, once the whole is as bright as before. */
  private static final double UNCHANGED = 14;

  private final int width;
  private final int height;
  private final byte[] means; // [ROWS][COLUMNS], row by row

  private Backdrop(int width, int height, byte[] means) {
    this.width = width;
    this.height = height;
    this.means = means;
  }

  /** The backdrop of a picture, people included. */
  public static Backdrop of(Frame frame) {
    float[] exact = frame.greenMeans(ROWS, COLUMNS);
    byte[] means = new byte[exact.length];
    for (int cell = 0; cell < means.length; cell++) {
      means[cell] = (byte) (int) exact[cell];
    }
    return new Backdrop(frame.width(), frame.height(), means);
  }

  /**
   * Whether both pictures were taken before the same backdrop; empty where too little of it is to
   * be seen beside the people.
   *
   * @param here the face in this picture
   * @param there the face in the other one
   */
  Optional<Boolean> same(FaceBox here, Backdrop other, FaceBox there) {
    double[] differences = new double[means.length];
    int seen = 0;
    double sum = 0;
    for (int cell = 0; cell < means.length; cell++) {
      if (!hidden(cell, here) && !other.hidden(cell, there)) {
        differences[seen] = (means[cell] & 0xff) - (other.means[cell] & 0xff);
        sum += differences[seen++];
      }
    }
    if (seen < FEWEST) {
      return Optional.empty();
    }
    int unchanged = 0;
    for (int i = 0; i < seen; i++) {
      unchanged += Math.abs(differences[i] - sum / seen) <= UNCHANGED ? 1 : 0;
    }
    return Optional.of(unchanged >= UNCHANGED_SHARE * seen);
  }

  /** Whether a person with that face is before the cell: hair above, shoulders below. */
  private boolean hidden(int cell, FaceBox face) {
    int column = cell % COLUMNS;
    int row = cell / COLUMNS;
    double x = (column + 0.5) / COLUMNS * width;
    double y = (row + 0.5) / ROWS * height;
    boolean beside = x < face.left() - face.width() || x > face.right() + face.width();
    return !beside && y > face.top() - 0.6 * face.height();
  }
}
