package io.throughline.custody.audit.merkle;

/** A tree as its head names it. */
public final class Tree {
  private final long size;
  private final byte[] root;

  public Tree(long size, byte[] root) {
    this.size = size;
    this.root = root.clone();
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    return root.clone();
  }
}
