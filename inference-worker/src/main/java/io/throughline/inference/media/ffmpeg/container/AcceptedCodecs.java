package io.throughline.inference.media.ffmpeg.container;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;

import io.throughline.inference.media.MediaException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;

/** The decoders that may run: what cameras, browsers, phones and meeting recorders write. */
public final class AcceptedCodecs {
  // FFmpeg's name of a codec -> the one decoder that is used for it.
  private static final Map<String, String> DECODERS =
      Map.ofEntries(
          Map.entry("h264", "h264"),
          Map.entry("hevc", "hevc"),
          Map.entry("vp8", "vp8"),
          Map.entry("vp9", "vp9"),
          Map.entry("av1", "libaom-av1"),
          Map.entry("mpeg4", "mpeg4"),
          Map.entry("mpeg1video", "mpeg1video"),
          Map.entry("mpeg2video", "mpeg2video"),
          Map.entry("h263", "h263"),
          Map.entry("mjpeg", "mjpeg"),
          Map.entry("png", "png"),
          Map.entry("webp", "webp"),
          Map.entry("bmp", "bmp"),
          Map.entry("aac", "aac"),
          Map.entry("mp3", "mp3float"),
          Map.entry("mp2", "mp2float"),
          Map.entry("opus", "opus"),
          Map.entry("vorbis", "vorbis"),
          Map.entry("flac", "flac"),
          Map.entry("alac", "alac"),
          Map.entry("ac3", "ac3"),
          Map.entry("amr_nb", "amrnb"),
          Map.entry("amr_wb", "amrwb"),
          Map.entry("adpcm_g722", "g722"),
          Map.entry("adpcm_ms", "adpcm_ms"),
          Map.entry("adpcm_ima_wav", "adpcm_ima_wav"),
          Map.entry("gsm_ms", "gsm_ms"),
          Map.entry("pcm_alaw", "pcm_alaw"),
          Map.entry("pcm_mulaw", "pcm_mulaw"),
          Map.entry("pcm_u8", "pcm_u8"),
          Map.entry("pcm_s16le", "pcm_s16le"),
          Map.entry("pcm_s16be", "pcm_s16be"),
          Map.entry("pcm_s24le", "pcm_s24le"),
          Map.entry("pcm_s24be", "pcm_s24be"),
          Map.entry("pcm_s32le", "pcm_s32le"),
          Map.entry("pcm_f32le", "pcm_f32le"),
          Map.entry("pcm_f64le", "pcm_f64le"));

  private AcceptedCodecs() {}

  /** FFmpeg's short name of a codec: {@code h264}. */
  public static String name(int codecId) {
    return avcodec_get_name(codecId).getString();
  }

  /** The decoder of an accepted codec. */
  public static AVCodec decoder(int codecId) throws MediaException {
    String decoder = DECODERS.get(name(codecId));
    if (decoder == null) {
      throw MediaException.unreadable("the codec is not accepted");
    }
    AVCodec found = avcodec_find_decoder_by_name(decoder);
    if (found == null || found.isNull()) {
      throw MediaException.unreadable("the codec is not part of this build");
    }
    return found;
  }

  /** All decoders, as FFmpeg's option {@code codec_whitelist} takes them. */
  static String whitelist() {
    return String.join(",", DECODERS.values());
  }
}
