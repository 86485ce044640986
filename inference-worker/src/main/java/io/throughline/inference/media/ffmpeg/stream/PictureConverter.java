package io.throughline.inference.media.ffmpeg.stream;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import io.throughline.inference.media.MediaException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/** Scales a decoded frame of any pixel format straight to a small RGB picture. */
final class PictureConverter implements AutoCloseable {
  // AV_FRAME_FLAG_INTERLACED of libavutil/frame.h, which the presets do not have.
  private static final int INTERLACED = 1 << 3;

  private final int longestSide;
  private final SwsContext scaler = sws_alloc_context();
  private final AVFrame target = av_frame_alloc();

  /**
   * A converter for one track.
   *
   * @param exact whether each pixel is worth the slower arithmetic, as in a photo; frames of a
   *     recording differ from each other by more than it mends
   */
  PictureConverter(int longestSide, boolean exact) {
    this.longestSide = longestSide;
    scaler.flags(exact ? SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT : SWS_BICUBIC);
  }

  /**
   * A picture before it is turned upright.
   *
   * @param rgb [height][width][3] RGB in 0..255
   */
  @SuppressWarnings("ArrayRecordComponent") // lives between two methods, never compared
  record Picture(int width, int height, byte[] rgb) {}

  Picture convert(AVFrame frame, double pixelAspect) throws MediaException {
    double width = frame.width() * pixelAspect;
    double scale = Math.min(1, longestSide / Math.max(width, frame.height()));
    resize(
        (int) Math.max(1, Math.round(width * scale)),
        (int) Math.max(1, Math.round(frame.height() * scale)));
    // Fields are scaled together: the scaler takes no interlaced picture into one that is not.
    frame.flags(frame.flags() & ~INTERLACED);
    if (sws_scale_frame(scaler, target, frame) < 0) {
      throw MediaException.unreadable("the picture cannot be converted");
    }
    return copy();
  }

  private void resize(int width, int height) throws MediaException {
    if (target.width() == width && target.height() == height) {
      return;
    }
    av_frame_unref(target);
    target.format(AV_PIX_FMT_RGB24);
    target.width(width);
    target.height(height);
    target.colorspace(AVCOL_SPC_RGB);
    target.color_range(AVCOL_RANGE_JPEG);
    if (av_frame_get_buffer(target, 0) < 0) {
      throw MediaException.overLimit("the picture asks for too much memory");
    }
  }

  // Rows of the scaler are padded to an aligned length.
  private Picture copy() {
    int rowBytes = 3 * target.width();
    byte[] rgb = new byte[rowBytes * target.height()];
    BytePointer data = target.data(0);
    for (int y = 0; y < target.height(); y++) {
      data.position((long) y * target.linesize(0)).get(rgb, y * rowBytes, rowBytes);
    }
    return new Picture(target.width(), target.height(), rgb);
  }

  @Override
  public void close() {
    av_frame_free(target);
    sws_free_context(scaler);
  }
}
