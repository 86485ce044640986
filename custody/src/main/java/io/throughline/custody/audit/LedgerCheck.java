package io.throughline.custody.audit;

/**
 * What a look at the whole ledger found.
 *
 * @param size number of entries seen
 * @param reason dotted and stable: {@code ledger.verified} or the first thing that is wrong
 */
public record LedgerCheck(boolean ok, long size, String reason) {}
