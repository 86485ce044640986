package io.throughline.custody.audit.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a growing tree needs to keep: the roots of the complete subtrees that the bits of its
 * size name, largest first.
 */
public final class MerkleFrontier {
  private final List<byte[]> roots;
  private long size;

  private MerkleFrontier(long size, List<byte[]> roots) {
    this.size = size;
    this.roots = roots;
  }

  public static MerkleFrontier empty() {
    return new MerkleFrontier(0, new ArrayList<>());
  }

  /** Of {@link #bytes()}; throws {@code IllegalArgumentException} if they do not fit the size. */
  public static MerkleFrontier of(long size, byte[] bytes) {
    int count = Long.bitCount(size);
    if (size < 0 || bytes.length != count * MerkleHashes.BYTES) {
      throw new IllegalArgumentException("this frontier does not fit the tree");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<byte[]> roots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] root = new byte[MerkleHashes.BYTES];
      in.get(root);
      roots.add(root);
    }
    return new MerkleFrontier(size, roots);
  }

  /** Takes the root of a subtree of 2^level leaves, level at least 1, once it is complete. */
  @FunctionalInterface
  public interface Completed {
    void node(int level, long position, byte[] hash);
  }

  /** Adds one leaf; at most one node of each level is completed. */
  public void add(byte[] leafHash, Completed completed) {
    byte[] hash = leafHash;
    int level = 0;
    for (long left = size; (left & 1) == 1; left >>= 1) {
      hash = MerkleHashes.node(roots.removeLast(), hash);
      level++;
      completed.node(level, size >> level, hash);
    }
    roots.add(hash);
    size++;
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    if (roots.isEmpty()) {
      return MerkleHashes.empty();
    }
    byte[] root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = MerkleHashes.node(roots.get(i), root);
    }
    return root;
  }

  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(roots.size() * MerkleHashes.BYTES);
    roots.forEach(out::put);
    return out.array();
  }
}
