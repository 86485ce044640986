package io.throughline.custody.audit.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Proofs of inclusion and consistency and their checks, as RFC 9162, section 2.1, defines them. */
public final class MerkleProofs {
  private MerkleProofs() {}

  /** The stored root of 2^level leaves from {@code position << level}; level 0 is a leaf hash. */
  @FunctionalInterface
  public interface Subtrees {
    byte[] hash(int level, long position);
  }

  /** From the leaf's sibling upwards; {@code index} is below {@code size}. */
  public static List<byte[]> inclusion(long index, long size, Subtrees subtrees) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no such leaf in a tree of that size");
    }
    List<byte[]> path = new ArrayList<>();
    long start = 0;
    long left = size;
    while (left > 1) {
      long split = largestPowerBelow(left);
      if (index - start < split) {
        path.add(root(start + split, left - split, subtrees));
        left = split;
      } else {
        path.add(root(start, split, subtrees));
        start += split;
        left -= split;
      }
    }
    return path.reversed();
  }

  /** That the tree of {@code from} leaves is the beginning of the one of {@code to} leaves. */
  public static List<byte[]> consistency(long from, long to, Subtrees subtrees) {
    if (from < 1 || from > to) {
      throw new IllegalArgumentException("the older tree has leaves, and no more than the newer");
    }
    List<byte[]> proof = new ArrayList<>();
    long start = 0;
    long older = from;
    long newer = to;
    boolean known = true;
    while (older < newer) {
      long split = largestPowerBelow(newer);
      if (older <= split) {
        proof.add(root(start + split, newer - split, subtrees));
        newer = split;
      } else {
        proof.add(root(start, split, subtrees));
        start += split;
        older -= split;
        newer -= split;
        known = false;
      }
    }
    if (!known) {
      proof.add(root(start, newer, subtrees));
    }
    return proof.reversed();
  }

  /** Whether the path leads from the leaf to the root (RFC 9162, 2.1.3.2). */
  public static boolean verifyInclusion(Leaf leaf, List<byte[]> path, byte[] root) {
    if (leaf.index() < 0 || leaf.index() >= leaf.size()) {
      return false;
    }
    long node = leaf.index();
    long last = leaf.size() - 1;
    byte[] hash = leaf.hash();
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = MerkleHashes.node(sibling, hash);
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = MerkleHashes.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /** Whether the older root is a beginning of the newer one (RFC 9162, 2.1.4.2). */
  public static boolean verifyConsistency(Tree older, Tree newer, List<byte[]> proof) {
    if (older.size() < 1 || older.size() > newer.size()) {
      return false;
    }
    if (older.size() == newer.size()) {
      return proof.isEmpty() && Arrays.equals(older.root(), newer.root());
    }
    List<byte[]> path = new ArrayList<>(proof);
    if (Long.bitCount(older.size()) == 1) {
      path.addFirst(older.root());
    }
    if (path.isEmpty()) {
      return false;
    }
    return climb(older, newer, path);
  }

  private static boolean climb(Tree older, Tree newer, List<byte[]> path) {
    int skipped = Long.numberOfTrailingZeros(~(older.size() - 1));
    long node = (older.size() - 1) >> skipped;
    long last = (newer.size() - 1) >> skipped;
    byte[] olderHash = path.getFirst();
    byte[] newerHash = path.getFirst();
    for (byte[] next : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        olderHash = MerkleHashes.node(next, olderHash);
        newerHash = MerkleHashes.node(next, newerHash);
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        newerHash = MerkleHashes.node(newerHash, next);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0
        && Arrays.equals(olderHash, older.root())
        && Arrays.equals(newerHash, newer.root());
  }

  private static byte[] root(long start, long size, Subtrees subtrees) {
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return subtrees.hash(level, start >> level);
    }
    long split = largestPowerBelow(size);
    return MerkleHashes.node(
        root(start, split, subtrees), root(start + split, size - split, subtrees));
  }

  private static long largestPowerBelow(long size) {
    return Long.highestOneBit(size - 1);
  }
}
