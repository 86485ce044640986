package io.throughline.inference.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.ffmpeg.container.OpenedContainer;
import io.throughline.inference.media.ffmpeg.container.PacketClock;
import io.throughline.inference.media.ffmpeg.container.Track;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Walks through a container's packets; what is to be done with each is the caller's. */
final class PacketScan {
  private final OpenedContainer container;
  private final List<Track> tracks;
  private final PacketClock clock;

  /** Takes one packet that is only valid during the call. */
  @FunctionalInterface
  interface PacketTaker {
    void take(AVPacket packet) throws MediaException;
  }

  PacketScan(OpenedContainer container, MediaLimits limits) {
    this.container = container;
    this.clock = new PacketClock(limits.maxDuration());
    this.tracks =
        Stream.of(container.picture(), container.sound()).flatMap(Optional::stream).toList();
  }

  void run(PacketTaker taker) throws MediaException {
    container.readOnly(tracks);
    AVPacket packet = av_packet_alloc();
    try {
      while (container.next(packet)) {
        try {
          note(packet);
          taker.take(packet);
        } finally {
          av_packet_unref(packet);
        }
      }
    } finally {
      av_packet_free(packet);
    }
  }

  private void note(AVPacket packet) throws MediaException {
    for (Track track : tracks) {
      if (track.index() == packet.stream_index()) {
        clock.note(track, packet);
      }
    }
  }

  /** How long the recording really is, by its packets. */
  double seconds() throws MediaException {
    run(packet -> {});
    return clock.seenSeconds();
  }

  void requireWhole() throws MediaException {
    clock.requireWhole(container.claimedSeconds(tracks));
  }

  long packets() {
    return clock.packets();
  }
}
