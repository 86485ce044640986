package io.throughline.inference.media.ffmpeg.container;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;

/** Sets what FFmpeg keeps for the whole process: silence, and a bound on each allocation. */
final class FfmpegLibrary {
  // One plane of 50 megapixels with four bytes each fits; a header that claims a billion samples
  // or a picture of 16384x16384 does not.
  private static final long MAX_ALLOCATION_BYTES = 256L << 20;

  static {
    // Its messages quote the file's own text, and nobody reads them.
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(MAX_ALLOCATION_BYTES);
  }

  private FfmpegLibrary() {}

  /** Has its effect once, when the class is first used. */
  static void prepare() {}
}
