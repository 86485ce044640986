package io.throughline.custody.audit.merkle;

/**
 * A leaf and the size of the tree in which it is shown to be; the hash is {@code SHA-256(0 ||
 * data)}.
 */
public final class Leaf {
  private final long index;
  private final long size;
  private final byte[] hash;

  public Leaf(long index, long size, byte[] hash) {
    this.index = index;
    this.size = size;
    this.hash = hash.clone();
  }

  public long index() {
    return index;
  }

  public long size() {
    return size;
  }

  public byte[] hash() {
    return hash.clone();
  }
}
