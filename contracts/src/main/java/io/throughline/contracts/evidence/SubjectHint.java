package io.throughline.contracts.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the subject is in a recording that holds other people too, as far as whoever hands it in
 * knows.
 *
 * @param tile part of the picture that shows the subject throughout
 * @param track number of the subject's own picture and sound tracks, from 0, in a recording that
 *     has several of them
 * @param turns when the subject speaks; empty if that is not known
 */
public record SubjectHint(@Nullable Tile tile, @Nullable Integer track, List<Turn> turns) {
  /** No container that is read has more tracks. */
  private static final int MOST_TRACKS = 16;

  private static final int MOST_TURNS = 2000;

  public SubjectHint {
    turns = Optional.ofNullable(turns).map(List::copyOf).orElse(List.of());
    if (track != null && !(track >= 0 && track < MOST_TRACKS)) {
      throw new IllegalArgumentException("a track is a number from 0 to 15");
    }
    if (turns.size() > MOST_TURNS) {
      throw new IllegalArgumentException("at most 2000 turns");
    }
  }

  /** Only a tile. */
  public static SubjectHint at(Tile tile) {
    return new SubjectHint(tile, null, List.of());
  }

  /**
   * A rectangle in the picture as it is displayed, in shares of its width and height.
   *
   * @param x of the left edge, from 0 to 1
   * @param y of the upper edge, from 0 to 1
   */
  public record Tile(double x, double y, double width, double height) {
    /** A third of a percent: what decimals like 0.333 leave over. */
    private static final double ROUNDING = 0.004;

    public Tile {
      boolean inside = x >= 0 && y >= 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
      if (!(inside && width > 0 && height > 0)) {
        throw new IllegalArgumentException("a tile lies inside of the picture, from 0 to 1");
      }
    }

    /** Reads {@code x,y,width,height}, such as {@code 0.5,0,0.5,1}. */
    public static Tile of(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("a tile is x,y,width,height");
      }
      return new Tile(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]));
    }

    /** Whether a point lies in it. */
    public boolean holds(double atX, double atY) {
      return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
    }
  }

  /**
   * A stretch in which the subject speaks.
   *
   * @param from seconds from the start
   * @param to seconds from the start, after {@code from}
   */
  public record Turn(double from, double to) {
    public Turn {
      if (!(from >= 0 && to > from && Double.isFinite(to))) {
        throw new IllegalArgumentException("a turn ends after it begins");
      }
    }

    /** Reads {@code from-to} in seconds, such as {@code 12.5-20}. */
    public static Turn of(String text) {
      String[] parts = text.split("-", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("a turn is from-to in seconds");
      }
      return new Turn(number(parts[0]), number(parts[1]));
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("not a number", none);
    }
  }
}
