package io.throughline.inference.media.ffmpeg.container;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOMEM;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.structure.ContainerKind;
import io.throughline.inference.media.ffmpeg.structure.FileBytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** A container whose streams are known and within the limits, ready to be read packet by packet. */
public final class OpenedContainer implements AutoCloseable {
  private final AVFormatContext context;
  private final FileIo io;
  private final ContainerKind kind;
  private final MediaLimits limits;
  private final DecodingBudget budget;
  private OptionalInt participant = OptionalInt.empty();

  private OpenedContainer(
      FileBytes file, ContainerKind kind, MediaLimits limits, DecodingBudget budget) {
    this.context = avformat_alloc_context();
    this.io = new FileIo(file);
    this.kind = kind;
    this.limits = limits;
    this.budget = budget;
  }

  /** The kind must be what {@code FileStructure} found; the budget must outlive the container. */
  public static OpenedContainer open(
      FileBytes file, ContainerKind kind, MediaLimits limits, DecodingBudget budget)
      throws MediaException {
    FfmpegLibrary.prepare();
    OpenedContainer opened = new OpenedContainer(file, kind, limits, budget);
    opened.context.max_streams(limits.maxStreams() + 1);
    opened.context.pb(opened.io.context());
    budget.watch(opened.context.interrupt_callback());
    try {
      opened.readHead();
      opened.requireWithinLimits();
      return opened;
    } catch (MediaException refused) {
      opened.close();
      throw refused;
    }
  }

  private void readHead() throws MediaException {
    AVInputFormat demuxer = av_find_input_format(kind.demuxer());
    AVDictionary options = new AVDictionary(null);
    try {
      av_dict_set(options, "protocol_whitelist", "none", 0);
      av_dict_set(options, "format_whitelist", demuxer.name().getString(), 0);
      av_dict_set(options, "codec_whitelist", AcceptedCodecs.whitelist(), 0);
      // A failing call frees the context and leaves a null address behind.
      requireSuccess(avformat_open_input(context, (String) null, demuxer, options));
    } finally {
      av_dict_free(options);
    }
    if (!kind.still()) {
      requireWithinLimits(); // before any decoder looks at what a head claims
      requireSuccess(avformat_find_stream_info(context, (AVDictionary) null));
    }
  }

  private void requireSuccess(int status) throws MediaException {
    if (status >= 0) {
      return;
    }
    budget.check();
    if (status == AVERROR_ENOMEM()) {
      throw MediaException.overLimit("the container asks for too much memory");
    }
    throw MediaException.unreadable("the container cannot be opened");
  }

  private void requireWithinLimits() throws MediaException {
    budget.check();
    if (context.nb_streams() > limits.maxStreams()) {
      throw MediaException.overLimit("the container holds too many streams");
    }
    if (claimedSeconds().orElse(0) > limits.maxDuration().toMillis() / 1000.0) {
      throw MediaException.overLimit("the recording claims to be too long");
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      var parameters = context.streams(i).codecpar();
      if ((long) parameters.width() * parameters.height() > maxPixels()) {
        throw MediaException.overLimit("the picture has too many pixels");
      }
    }
  }

  /** Width times height that a decoder of this container may produce. */
  public long maxPixels() {
    return kind.still() ? limits.maxPixels() : limits.maxVideoPixels();
  }

  public ContainerKind kind() {
    return kind;
  }

  /** What the container says of itself; valid as long as it is open. */
  public AVDictionary tags() {
    return context.metadata();
  }

  public int streams() {
    return context.nb_streams();
  }

  /** What the container says of its length; empty where it says nothing, or only guesses. */
  public OptionalDouble claimedSeconds() {
    boolean guessed = context.duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE;
    return context.duration() == AV_NOPTS_VALUE || context.duration() <= 0 || guessed
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) context.duration() / AV_TIME_BASE);
  }

  /** What the container says of these tracks alone: a longer subtitle track cuts nothing short. */
  public OptionalDouble claimedSeconds(Collection<Track> tracks) {
    OptionalDouble longest = tracks.stream().mapToDouble(Track::claimedSeconds).max();
    boolean allKnown = tracks.stream().allMatch(track -> track.claimedSeconds() > 0);
    return allKnown && claimedSeconds().isPresent() ? longest : claimedSeconds();
  }

  /** From now on the tracks of that participant count, where there are several of a kind. */
  public void choose(OptionalInt track) {
    participant = track;
  }

  /** The picture track that counts; a cover picture beside sound is none. */
  public Optional<Track> picture() {
    return best(AVMEDIA_TYPE_VIDEO)
        .filter(track -> (track.stream().disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0);
  }

  public Optional<Track> sound() {
    return best(AVMEDIA_TYPE_AUDIO);
  }

  private Optional<Track> best(int mediaType) {
    if (kind.still()) {
      return mediaType == AVMEDIA_TYPE_VIDEO && context.nb_streams() > 0
          ? Optional.of(new Track(context.streams(0), 0))
          : Optional.empty();
    }
    List<Integer> several = tracks(mediaType);
    if (participant.isPresent()) {
      int chosen = participant.getAsInt();
      if (chosen >= Math.max(count(AVMEDIA_TYPE_VIDEO), count(AVMEDIA_TYPE_AUDIO))) {
        return Optional.empty();
      }
      if (several.size() > 1) {
        return chosen < several.size()
            ? Optional.of(new Track(context.streams(several.get(chosen)), start()))
            : Optional.empty();
      }
    }
    int index = av_find_best_stream(context, mediaType, -1, -1, (AVCodec) null, 0);
    return index < 0 ? Optional.empty() : Optional.of(new Track(context.streams(index), start()));
  }

  /** Tracks of that kind, covers not counted. */
  public int count(int mediaType) {
    return tracks(mediaType).size();
  }

  private List<Integer> tracks(int mediaType) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      boolean cover = (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (stream.codecpar().codec_type() == mediaType && !cover) {
        found.add(i);
      }
    }
    return found;
  }

  private double start() {
    return context.start_time() == AV_NOPTS_VALUE
        ? 0
        : (double) context.start_time() / AV_TIME_BASE;
  }

  /** Lets the demuxer drop the packets of every track but these. */
  public void readOnly(Collection<Track> wanted) {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if (wanted.stream().noneMatch(track -> track.index() == stream.index())) {
        stream.discard(AVDISCARD_ALL);
      }
    }
  }

  /** False at the end; a file that breaks off in the middle of a packet is an error. */
  public boolean next(AVPacket packet) throws MediaException {
    int status = av_read_frame(context, packet);
    while (status == AVERROR_EAGAIN()) {
      budget.check();
      status = av_read_frame(context, packet);
    }
    budget.check();
    if (status >= 0) {
      return true;
    }
    if (status == AVERROR_EOF) {
      return false;
    }
    if (status == AVERROR_ENOMEM()) {
      throw MediaException.overLimit("the container asks for too much memory");
    }
    throw MediaException.truncated("the recording breaks off");
  }

  @Override
  public void close() {
    avformat_close_input(context);
    io.close();
  }
}
