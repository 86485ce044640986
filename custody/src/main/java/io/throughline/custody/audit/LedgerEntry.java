package io.throughline.custody.audit;

/**
 * One entry, which says nothing to whom it is not opened.
 *
 * @param journeySeq from 1, without gaps within a journey
 * @param commitment leaf data, hex
 */
public record LedgerEntry(long index, long journeySeq, String commitment) {}
