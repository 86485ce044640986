package io.throughline.inference.media;

import java.util.Map;
import java.util.Optional;

/**
 * What one reading came to.
 *
 * @param pictures handed to the sink
 * @param picturesDecoded that came out of the decoder, handed out or not
 * @param soundSeconds handed to the sink
 * @param soundPassedOver seconds of sound that the plan left out
 * @param damagedShare packets of the worse track that did not decode cleanly, 0 to 1; more than a
 *     fifth is refused
 * @param capture how the recording came about, as far as the file tells
 */
public record DecodeReport(
    MediaProfile profile,
    int pictures,
    long picturesDecoded,
    double soundSeconds,
    double soundPassedOver,
    double damagedShare,
    CaptureFacts capture) {

  /**
   * What container, codec and packets tell of how a recording was made; whoever made the file wrote
   * them, so that they can accuse and never acquit.
   *
   * @param tags at most 32 of at most 128 characters, by {@code container.}, {@code picture.} or
   *     {@code sound.} and the name in small letters, such as {@code container.encoder}; names of
   *     programs and devices only, never places, titles or owners
   * @param picture empty for a still picture or where packets carry no time
   * @param sound likewise
   */
  public record CaptureFacts(
      Map<String, String> tags, Optional<PacketTiming> picture, Optional<PacketTiming> sound) {
    /** Nothing is told. */
    public static final CaptureFacts NONE =
        new CaptureFacts(Map.of(), Optional.empty(), Optional.empty());

    public CaptureFacts {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * How regularly the packets of a track follow each other, of the first 20,000.
   *
   * @param packets that carry a time
   * @param medianStep seconds between two packets in the order of presentation
   * @param jitter nine tenths of the steps are within so many seconds of the median
   * @param longestStep seconds
   * @param sameTime packets that are presented at the time of another
   * @param backwards packets that are to be decoded before the one that came before them
   */
  public record PacketTiming(
      int packets,
      double medianStep,
      double jitter,
      double longestStep,
      int sameTime,
      int backwards) {}
}
