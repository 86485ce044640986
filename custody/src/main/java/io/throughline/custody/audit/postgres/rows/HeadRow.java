package io.throughline.custody.audit.postgres.rows;

/** The one row of the newest head. */
public final class HeadRow {
  private final long size;
  private final byte[] frontier;
  private final byte[] root;
  private final long atMillis;
  private final byte[] signature;

  public HeadRow(long size, byte[] frontier, byte[] root, long atMillis, byte[] signature) {
    this.size = size;
    this.frontier = frontier.clone();
    this.root = root.clone();
    this.atMillis = atMillis;
    this.signature = signature.clone();
  }

  public long size() {
    return size;
  }

  public byte[] frontier() {
    return frontier.clone();
  }

  public byte[] root() {
    return root.clone();
  }

  public long atMillis() {
    return atMillis;
  }

  public byte[] signature() {
    return signature.clone();
  }
}
