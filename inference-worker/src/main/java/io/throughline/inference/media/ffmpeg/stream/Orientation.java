package io.throughline.inference.media.ffmpeg.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a stored picture is turned and mirrored to stand upright, to the nearest right angle.
 *
 * @param transposed rows become columns
 * @param mirrored the result runs from right to left
 * @param upended the result runs from bottom to top
 */
public record Orientation(boolean transposed, boolean mirrored, boolean upended) {
  private static final long MATRIX_BYTES = 36; // nine 16.16 numbers, row by row

  public static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** What the container says of a whole track. */
  public static Orientation of(AVCodecParameters parameters) {
    var found =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    return found == null || found.isNull() || found.size() < MATRIX_BYTES
        ? UPRIGHT
        : of(found.data());
  }

  /** What a single picture says, such as the EXIF block of a photo. */
  static Optional<Orientation> of(AVFrame frame) {
    var found = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
    return found == null || found.isNull() || found.size() < MATRIX_BYTES
        ? Optional.empty()
        : Optional.of(of(found.data()));
  }

  // (x, y) goes to (a x + c y, b x + d y); the matrix is a b u, c d v, x y w.
  private static Orientation of(BytePointer data) {
    IntPointer matrix = new IntPointer(data);
    long a = matrix.get(0);
    long b = matrix.get(1);
    long c = matrix.get(3);
    long d = matrix.get(4);
    return Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)
        ? new Orientation(false, a < 0, d < 0)
        : new Orientation(true, c < 0, b < 0);
  }

  /**
   * Turns a picture.
   *
   * @param rgb [height][width][3]
   * @return the picture upright, {@code height} pixels wide if transposed
   */
  byte[] apply(byte[] rgb, int width, int height) {
    if (equals(UPRIGHT)) {
      return rgb;
    }
    int outWidth = transposed ? height : width;
    int outHeight = transposed ? width : height;
    byte[] turned = new byte[rgb.length];
    for (int y = 0; y < outHeight; y++) {
      int fromY = upended ? outHeight - 1 - y : y;
      for (int x = 0; x < outWidth; x++) {
        int fromX = mirrored ? outWidth - 1 - x : x;
        int from = 3 * (transposed ? fromX * width + fromY : fromY * width + fromX);
        System.arraycopy(rgb, from, turned, 3 * (y * outWidth + x), 3);
      }
    }
    return turned;
  }
}
