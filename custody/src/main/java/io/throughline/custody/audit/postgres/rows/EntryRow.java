package io.throughline.custody.audit.postgres.rows;

/** One row of the ledger. */
public final class EntryRow {
  private final long index;
  private final byte[] eventKey;
  private final String journey;
  private final long journeySeq;
  private final byte[] commitment;

  public EntryRow(long index, byte[] eventKey, String journey, long journeySeq, byte[] commitment) {
    this.index = index;
    this.eventKey = eventKey.clone();
    this.journey = journey;
    this.journeySeq = journeySeq;
    this.commitment = commitment.clone();
  }

  public long index() {
    return index;
  }

  public byte[] eventKey() {
    return eventKey.clone();
  }

  public String journey() {
    return journey;
  }

  public long journeySeq() {
    return journeySeq;
  }

  public byte[] commitment() {
    return commitment.clone();
  }
}
