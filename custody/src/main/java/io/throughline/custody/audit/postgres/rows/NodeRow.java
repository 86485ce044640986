package io.throughline.custody.audit.postgres.rows;

/** The root of a complete subtree. */
public final class NodeRow {
  private final int level;
  private final long position;
  private final byte[] hash;

  public NodeRow(int level, long position, byte[] hash) {
    this.level = level;
    this.position = position;
    this.hash = hash.clone();
  }

  public int level() {
    return level;
  }

  public long position() {
    return position;
  }

  public byte[] hash() {
    return hash.clone();
  }
}
