package io.throughline.contracts.audit;

/**
 * The event is in the ledger.
 *
 * @param index of its leaf, from 0
 * @param leaf RFC 9162 leaf hash of its salted commitment, hex
 */
public record AuditReceipt(long index, String leaf) {}
