package io.throughline.inference.media;

/**
 * What one reading came to.
 *
 * @param pictures handed to the sink
 * @param picturesDecoded that came out of the decoder, handed out or not
 * @param soundSeconds handed to the sink
 * @param soundPassedOver seconds of sound that the plan left out
 * @param damagedShare packets of the worse track that did not decode cleanly, 0 to 1; more than a
 *     fifth is refused
 */
public record DecodeReport(
    MediaProfile profile,
    int pictures,
    long picturesDecoded,
    double soundSeconds,
    double soundPassedOver,
    double damagedShare) {}
