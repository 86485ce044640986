package io.throughline.inference.media.ffmpeg;

import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.PacketScan;
import io.throughline.inference.media.ffmpeg.container.facts.CaptureNotes;
import io.throughline.inference.media.ffmpeg.stream.DecodedTrack;
import io.throughline.inference.media.ffmpeg.stream.PictureTrack;
import io.throughline.inference.media.ffmpeg.stream.SoundBlocks;
import io.throughline.inference.media.ffmpeg.stream.SoundTrack;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** One pass over one open container, from its first packet to the verdict whether it was whole. */
final class Reading {
  // Up to here a recording is poor; beyond it, nobody can say what was shown.
  private static final double MAX_DAMAGED_SHARE = 0.2;

  private final OpenedContainer container;
  private final Session session;
  private final CaptureNotes notes;
  private Optional<PictureTrack> pictures = Optional.empty();
  private Optional<SoundTrack> sound = Optional.empty();

  Reading(OpenedContainer container, Session session) {
    this.container = container;
    this.session = session;
    container.choose(session.plan().participant());
    this.notes = new CaptureNotes(container);
  }

  DecodeReport run(double seconds) throws MediaException {
    if (container.picture().isEmpty() && container.sound().isEmpty()) {
      throw MediaException.empty("there is neither picture nor sound");
    }
    try {
      open(seconds);
      PacketScan scan = new PacketScan(container, session.limits());
      scan.run(this::take);
      for (DecodedTrack track : tracks().toList()) {
        track.finish();
      }
      scan.requireWhole();
      requireContent(scan.packets());
      return report(seconds, damagedShare());
    } finally {
      tracks().forEach(DecodedTrack::close);
    }
  }

  private void open(double seconds) throws MediaException {
    boolean still = container.kind().still();
    if (container.picture().isPresent() && (still || session.plan().maxPictures() > 0)) {
      var plan = still ? session.plan().withPictures(1, 1) : session.plan();
      pictures = Optional.of(PictureTrack.open(container, plan, seconds, receiver()));
    }
    if (container.sound().isPresent() && session.plan().maxSound().isPositive()) {
      sound =
          Optional.of(
              SoundTrack.open(
                  container,
                  session.limits(),
                  new SoundBlocks(session.plan().maxSound(), seconds),
                  session.sink()::sound));
    }
  }

  private PictureTrack.Receiver receiver() {
    return new PictureTrack.Receiver() {
      @Override
      public void sampled(Frame frame) {
        if (!container.kind().still() || session.plan().maxPictures() > 0) {
          session.sink().picture(frame);
        }
      }

      @Override
      public void dense(Frame frame) {
        session.sink().dense(frame);
      }
    };
  }

  private Stream<DecodedTrack> tracks() {
    return Stream.of(pictures, sound).flatMap(Optional::stream);
  }

  private void take(AVPacket packet) throws MediaException {
    session.sink().step();
    notes.note(packet);
    for (DecodedTrack track : tracks().toList()) {
      if (track.index() == packet.stream_index()) {
        track.take(packet);
      }
    }
  }

  // A film without a sound packet is silent; a film without a clean picture is nothing.
  private void requireContent(long packets) throws MediaException {
    boolean nothing =
        pictures.map(track -> track.delivered() == 0).orElse(false)
            || (pictures.isEmpty() && sound.map(track -> track.frames() == 0).orElse(false));
    if (packets == 0) {
      throw MediaException.empty("the recording holds no packet");
    }
    if (nothing || damagedShare() > MAX_DAMAGED_SHARE) {
      throw MediaException.unreadable("too little of the recording can be decoded");
    }
  }

  // Of the worse track: clean sound must not hide a broken picture.
  private double damagedShare() {
    return tracks().mapToDouble(DecodedTrack::damagedShare).max().orElse(0);
  }

  private DecodeReport report(double seconds, double damagedShare) {
    MediaProfile profile =
        container.kind().still()
            ? Profiles.still(container, pictures.orElseThrow().shown())
            : Profiles.recording(container, seconds);
    return new DecodeReport(
        profile,
        session.plan().maxPictures() == 0 ? 0 : pictures.map(PictureTrack::delivered).orElse(0),
        pictures.map(PictureTrack::frames).orElse(0L),
        sound.map(SoundTrack::deliveredSeconds).orElse(0.0),
        sound.map(SoundTrack::passedOverSeconds).orElse(0.0),
        damagedShare,
        notes.facts());
  }
}
