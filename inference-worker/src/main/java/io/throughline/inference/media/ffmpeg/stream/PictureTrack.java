package io.throughline.inference.media.ffmpeg.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;

import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.Track;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the picture track and converts only the frames that the plan samples. */
public final class PictureTrack implements DecodedTrack {
  // A camera's 60 frames a second are all taken; a thousand of them would cost as many times more.
  private static final double LEAST_DENSE_STEP = 0.012;

  // Of what plays before what was shown already, nobody looks at anything.
  private static final double ASTRAY_SECONDS = 1;

  private final Track track;
  private final SamplingPlan plan;
  private final Receiver receiver;
  private final Pace pace;
  private final Orientation trackOrientation;
  private final StreamDecoder decoder;
  private final PictureConverter converter;
  private Shown shown = new Shown(0, 0, 0, 0);
  private int delivered;
  private int dense;
  private double lastSeconds;
  private double nextSeconds;
  private double nextDenseSeconds;
  private long astray;

  /** The size of a full picture in pixels, as stored and as it is to be seen. */
  public record Shown(int codedWidth, int codedHeight, int width, int height) {}

  /** The length in seconds, 0 for a still picture, spreads the pictures over the whole. */
  public static PictureTrack open(
      OpenedContainer container, SamplingPlan plan, double seconds, Receiver receiver)
      throws MediaException {
    Track track =
        container.picture().orElseThrow(() -> MediaException.empty("there is no picture"));
    double step = Math.max(1 / plan.picturesPerSecond(), seconds / Math.max(1, plan.maxPictures()));
    Pace pace = new Pace(step, step * track.framesPerSecond() > 2, seconds);
    return new PictureTrack(track, plan, pace, new Means(container, track, plan), receiver);
  }

  /** Takes what was asked for. */
  public interface Receiver {
    /** A sampled picture. */
    void sampled(Frame frame);

    /** A picture of a dense stretch. */
    void dense(Frame frame);
  }

  /**
   * How densely pictures are taken.
   *
   * @param stepSeconds between two sampled pictures
   * @param sparse whether more than every other frame is dropped
   * @param recordingSeconds 0 for a still picture
   */
  private record Pace(double stepSeconds, boolean sparse, double recordingSeconds) {}

  /** What turns packets into pictures. */
  private record Means(StreamDecoder decoder, PictureConverter converter) {
    Means(OpenedContainer container, Track track, SamplingPlan plan) throws MediaException {
      this(
          StreamDecoder.open(container, track, AVDISCARD_DEFAULT),
          new PictureConverter(plan.longestSide(), container.kind().still()));
    }
  }

  private PictureTrack(Track track, SamplingPlan plan, Pace pace, Means means, Receiver receiver) {
    this.track = track;
    this.plan = plan;
    this.pace = pace;
    this.decoder = means.decoder();
    this.receiver = receiver;
    this.trackOrientation = Orientation.of(track.parameters());
    this.converter = means.converter();
  }

  @Override
  public int index() {
    return track.index();
  }

  @Override
  public void take(AVPacket packet) throws MediaException {
    if (delivered < plan.maxPictures()) {
      decoder.skip(skippable(packet) ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
      decoder.decode(packet, this::sample);
    }
  }

  /** Frames that no other frame needs are not decoded where most frames are dropped. */
  private boolean skippable(AVPacket packet) {
    double seconds = track.seconds(packet.pts(), Double.NaN);
    return pace.sparse()
        && (plan.bursts().count() == 0 || (!Double.isNaN(seconds) && !inBurst(seconds)));
  }

  private boolean inBurst(double seconds) {
    return pace.recordingSeconds() > 0 && plan.bursts().holds(seconds, pace.recordingSeconds());
  }

  @Override
  public void finish() throws MediaException {
    if (delivered < plan.maxPictures()) {
      decoder.finish(this::sample);
    }
  }

  private void sample(AVFrame frame) throws MediaException {
    double seconds = Math.max(0, track.seconds(frame.best_effort_timestamp(), lastSeconds));
    astray += seconds < lastSeconds - ASTRAY_SECONDS ? 1 : 0;
    if (seconds < lastSeconds || delivered == plan.maxPictures()) {
      return;
    }
    boolean due = seconds >= nextSeconds;
    boolean inBurst = seconds >= nextDenseSeconds && inBurst(seconds);
    if (!due && !inBurst) {
      return;
    }
    lastSeconds = seconds;
    Frame picture = upright(frame, seconds);
    if (inBurst) {
      nextDenseSeconds = seconds + LEAST_DENSE_STEP;
      receiver.dense(picture.numbered(dense++));
    }
    if (due) {
      // The grid stays fixed, so that a late frame does not shift those after it.
      double step = pace.stepSeconds();
      nextSeconds = (Math.floor(seconds / step + 1e-6) + 1) * step - 1e-6;
      receiver.sampled(picture);
      delivered++;
    }
  }

  private Frame upright(AVFrame frame, double seconds) throws MediaException {
    Orientation orientation = Orientation.of(frame).orElse(trackOrientation);
    int wide = (int) Math.round(frame.width() * track.pixelAspect());
    shown =
        orientation.transposed()
            ? new Shown(frame.width(), frame.height(), frame.height(), wide)
            : new Shown(frame.width(), frame.height(), wide, frame.height());
    PictureConverter.Picture picture = converter.convert(frame, track.pixelAspect());
    boolean turned = orientation.transposed();
    return new Frame(
        delivered,
        seconds,
        turned ? picture.height() : picture.width(),
        turned ? picture.width() : picture.height(),
        orientation.apply(picture.rgb(), picture.width(), picture.height()));
  }

  /** As the last picture told; zeros before there was one. */
  public Shown shown() {
    return shown;
  }

  public int delivered() {
    return delivered;
  }

  @Override
  public long frames() {
    return decoder.frames();
  }

  @Override
  public double damagedShare() {
    return Math.max(decoder.damagedShare(), (double) astray / Math.max(1, decoder.frames()));
  }

  @Override
  public void close() {
    converter.close();
    decoder.close();
  }
}
