package io.throughline.inference.media.ffmpeg.stream;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import io.throughline.inference.media.MediaException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Resamples decoded sound of one format to 16 kHz mono. */
final class SoundConverter implements AutoCloseable {
  static final int SAMPLE_RATE_HZ = 16_000;
  private static final int LOWEST_RATE_HZ = 4_000;
  private static final int HIGHEST_RATE_HZ = 384_000;
  private static final int MAX_CHANNELS = 64;

  private final int format;
  private final int rateHz;
  private final int channels;
  private final SwrContext resampler = new SwrContext(null);

  private SoundConverter(AVFrame frame) {
    this.format = frame.format();
    this.rateHz = frame.sample_rate();
    this.channels = frame.ch_layout().nb_channels();
  }

  static SoundConverter of(AVFrame frame) throws MediaException {
    SoundConverter converter = new SoundConverter(frame);
    if (converter.rateHz < LOWEST_RATE_HZ
        || converter.rateHz > HIGHEST_RATE_HZ
        || converter.channels < 1
        || converter.channels > MAX_CHANNELS) {
      throw MediaException.unreadable("the sound has an impossible format");
    }
    if (!converter.open(frame)) {
      converter.close();
      throw MediaException.unreadable("the sound cannot be converted");
    }
    return converter;
  }

  private boolean open(AVFrame frame) {
    try (AVChannelLayout mono = new AVChannelLayout()) {
      av_channel_layout_default(mono, 1);
      int status =
          swr_alloc_set_opts2(
              resampler,
              mono,
              AV_SAMPLE_FMT_FLT,
              SAMPLE_RATE_HZ,
              frame.ch_layout(),
              format,
              rateHz,
              0,
              (Pointer) null);
      // Two full channels must not add up to more than one.
      return status >= 0
          && av_opt_set_double(resampler, "rematrix_maxval", 1, 0) >= 0
          && swr_init(resampler) >= 0;
    }
  }

  boolean fits(AVFrame frame) {
    return frame.format() == format
        && frame.sample_rate() == rateHz
        && frame.ch_layout().nb_channels() == channels;
  }

  /** 16 kHz mono in [-1, 1], as much as is ready. */
  float[] convert(AVFrame frame) throws MediaException {
    return convert(frame.extended_data(), frame.nb_samples());
  }

  /** What the resampler still holds back. */
  float[] rest() throws MediaException {
    return convert(new PointerPointer<>((Pointer) null), 0);
  }

  private float[] convert(PointerPointer<?> planes, int samples) throws MediaException {
    int room = Math.max(1, swr_get_out_samples(resampler, samples));
    try (FloatPointer out = new FloatPointer(room);
        PointerPointer<FloatPointer> outPlanes = new PointerPointer<>(1)) {
      outPlanes.put(0, out);
      int written = swr_convert(resampler, outPlanes, room, planes, samples);
      if (written < 0) {
        throw MediaException.unreadable("the sound cannot be converted");
      }
      float[] converted = new float[written];
      out.get(converted);
      for (int i = 0; i < written; i++) {
        // The resampler overshoots a little; not-a-number must not reach a model.
        float value = converted[i];
        converted[i] = Float.isNaN(value) ? 0 : Math.clamp(value, -1f, 1f);
      }
      return converted;
    }
  }

  @Override
  public void close() {
    swr_free(resampler);
  }
}
