package io.throughline.inference.media.ffmpeg.container.facts;

import io.throughline.inference.media.DecodeReport.CaptureFacts;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.Track;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Notes what a container and its packets tell of how the recording was made. */
public final class CaptureNotes {
  private final Map<String, String> tags = new TreeMap<>();
  private final Optional<PacketTimes> picture;
  private final Optional<PacketTimes> sound;
  private boolean pictureSeen;

  public CaptureNotes(OpenedContainer container) {
    boolean still = container.kind().still();
    picture = container.picture().filter(_ -> !still).map(PacketTimes::new);
    sound = container.sound().filter(_ -> !still).map(PacketTimes::new);
    Tags.collect("container.", container.tags(), tags);
    picture.ifPresent(times -> Tags.collect("picture.", times.track().stream().metadata(), tags));
    sound.ifPresent(times -> Tags.collect("sound.", times.track().stream().metadata(), tags));
  }

  /** A packet that is only valid during the call. */
  public void note(AVPacket packet) {
    picture
        .filter(times -> times.track().index() == packet.stream_index())
        .ifPresent(times -> {
          times.note(packet);
          if (!pictureSeen) {
            pictureSeen = true;
            noteCodec(times.track(), packet);
          }
        });
    sound
        .filter(times -> times.track().index() == packet.stream_index())
        .ifPresent(times -> times.note(packet));
  }

  private void noteCodec(Track track, AVPacket packet) {
    String text = Tags.codecText(packet.data(), packet.size());
    String told =
        text.isEmpty()
            ? Tags.codecText(track.parameters().extradata(), track.parameters().extradata_size())
            : text;
    if (!told.isEmpty() && tags.size() < Tags.MOST) {
      tags.put("picture.codec-text", told);
    }
  }

  /** All that was told until now. */
  public CaptureFacts facts() {
    return new CaptureFacts(
        tags, picture.flatMap(PacketTimes::timing), sound.flatMap(PacketTimes::timing));
  }
}
