package io.throughline.inference.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.ffmpeg.container.AcceptedCodecs;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.Track;
import io.throughline.inference.media.ffmpeg.stream.Orientation;
import io.throughline.inference.media.ffmpeg.stream.PictureTrack;
import java.util.Optional;

/** Describes an open container in the words of the contracts. */
final class Profiles {
  private Profiles() {}

  static MediaProfile recording(OpenedContainer container, double seconds) {
    Optional<Track> picture = container.picture();
    Optional<MediaProfile.Sound> sound = container.sound().map(track -> sound(container, track));
    long width = picture.map(Profiles::displayedWidth).orElse(0L);
    long height = picture.map(track -> (long) track.parameters().height()).orElse(0L);
    boolean turned = picture.map(Profiles::turned).orElse(false);
    MediaFacts facts =
        new MediaFacts(
            picture.isPresent() ? MediaKind.VIDEO : MediaKind.AUDIO,
            seconds,
            (int) (turned ? height : width),
            (int) (turned ? width : height),
            sound.map(MediaProfile.Sound::sampleRateHz).orElse(0));
    return new MediaProfile(
        facts,
        container.kind().shortName(),
        picture.map(track -> picture(container, track)),
        sound,
        container.streams());
  }

  /** Only the decoded picture tells how large it is and which way it stands. */
  static MediaProfile still(OpenedContainer container, PictureTrack.Shown shown) {
    Optional<MediaProfile.Picture> picture =
        container
            .picture()
            .map(track -> AcceptedCodecs.name(track.parameters().codec_id()))
            .map(codec ->
                new MediaProfile.Picture(codec, shown.codedWidth(), shown.codedHeight(), 0, 1));
    return new MediaProfile(
        new MediaFacts(MediaKind.IMAGE, 0, shown.width(), shown.height(), 0),
        container.kind().shortName(),
        picture,
        Optional.empty(),
        container.streams());
  }

  private static long displayedWidth(Track track) {
    return Math.round(track.parameters().width() * track.pixelAspect());
  }

  private static boolean turned(Track track) {
    return Orientation.of(track.parameters()).transposed();
  }

  private static MediaProfile.Picture picture(OpenedContainer container, Track track) {
    var stored = track.parameters();
    return new MediaProfile.Picture(
        AcceptedCodecs.name(stored.codec_id()),
        stored.width(),
        stored.height(),
        track.framesPerSecond(),
        container.count(AVMEDIA_TYPE_VIDEO));
  }

  private static MediaProfile.Sound sound(OpenedContainer container, Track track) {
    var stored = track.parameters();
    return new MediaProfile.Sound(
        AcceptedCodecs.name(stored.codec_id()),
        stored.sample_rate(),
        stored.ch_layout().nb_channels(),
        container.count(AVMEDIA_TYPE_AUDIO));
  }
}
