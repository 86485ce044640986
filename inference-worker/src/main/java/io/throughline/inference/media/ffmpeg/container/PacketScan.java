package io.throughline.inference.media.ffmpeg.container;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Walks through a container's packets; what is to be done with each is the caller's. */
public final class PacketScan {
  private final OpenedContainer container;
  private final List<Track> tracks;
  private final PacketClock clock;

  /** Takes one packet that is only valid during the call. */
  @FunctionalInterface
  public interface PacketTaker {
    void take(AVPacket packet) throws MediaException;
  }

  public PacketScan(OpenedContainer container, MediaLimits limits) {
    this.container = container;
    this.clock = new PacketClock(limits.maxDuration());
    this.tracks =
        Stream.of(container.picture(), container.sound()).flatMap(Optional::stream).toList();
  }

  /** Reads all packets, in the order of the file. */
  public void run(PacketTaker taker) throws MediaException {
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
  public double seconds() throws MediaException {
    run(packet -> {});
    return clock.seenSeconds();
  }

  /** Refuses a recording that ends before its container says so. */
  public void requireWhole() throws MediaException {
    clock.requireWhole(container.claimedSeconds(tracks));
  }

  public long packets() {
    return clock.packets();
  }
}
