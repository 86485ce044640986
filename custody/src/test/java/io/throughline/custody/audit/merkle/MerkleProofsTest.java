package io.throughline.custody.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The eight leaves and their trees are the published test vectors of Certificate Transparency. */
final class MerkleProofsTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  private static final String LEAF_1 =
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
  private static final String NODE_2_3 =
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
  private static final String NODE_4_TO_7 =
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
  private static final String LEAF_4 =
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
  private static final String NODE_6_7 =
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
  private static final String NODE_4_5 =
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

  private final Map<String, byte[]> stored = new HashMap<>();
  private final List<String> roots = new ArrayList<>();

  @Test
  void theFrontierGivesThePublishedRoots() {
    growTo(8);
    assertThat(roots).isEqualTo(ROOTS);
  }

  @Test
  void inclusionProofsAreThePublishedOnes() {
    growTo(8);
    assertThat(inclusion(0, 1)).isEmpty();
    assertThat(inclusion(0, 8)).containsExactly(LEAF_1, NODE_2_3, NODE_4_TO_7);
    assertThat(inclusion(5, 8)).containsExactly(LEAF_4, NODE_6_7, ROOTS.get(4));
    assertThat(inclusion(2, 3)).containsExactly(ROOTS.get(2));
    assertThat(inclusion(1, 5)).containsExactly(ROOTS.get(1), NODE_2_3, LEAF_4);
  }

  @Test
  void consistencyProofsAreThePublishedOnes() {
    growTo(8);
    assertThat(consistency(1, 1)).isEmpty();
    assertThat(consistency(1, 8)).containsExactly(LEAF_1, NODE_2_3, NODE_4_TO_7);
    assertThat(consistency(6, 8)).containsExactly(NODE_4_5, NODE_6_7, ROOTS.get(4));
    assertThat(consistency(2, 5)).containsExactly(NODE_2_3, LEAF_4);
  }

  @Test
  void everyProofOfEverySizeHoldsAndFailsForAnythingElse() {
    int most = 40;
    growTo(most);
    for (int size = 1; size <= most; size++) {
      for (int index = 0; index < size; index++) {
        List<byte[]> path = MerkleProofs.inclusion(index, size, this::subtree);
        Leaf leaf = new Leaf(index, size, subtree(0, index));
        assertThat(MerkleProofs.verifyInclusion(leaf, path, root(size))).isTrue();
        Leaf neighbour = new Leaf((index + 1) % size, size, leaf.hash());
        assertThat(MerkleProofs.verifyInclusion(neighbour, path, root(size))).isEqualTo(size == 1);
        Leaf other = new Leaf(index, size, root(0));
        assertThat(MerkleProofs.verifyInclusion(other, path, root(size))).isFalse();
        assertThat(MerkleProofs.verifyInclusion(leaf, longer(path), root(size))).isFalse();
        assertThat(MerkleProofs.verifyInclusion(leaf, path, root(size - 1))).isFalse();
      }
    }
  }

  @Test
  void everyOlderTreeIsConsistentWithEveryNewerAndWithNoOther() {
    int most = 40;
    growTo(most);
    for (int to = 1; to <= most; to++) {
      for (int from = 1; from <= to; from++) {
        List<byte[]> proof = MerkleProofs.consistency(from, to, this::subtree);
        Tree older = new Tree(from, root(from));
        Tree newer = new Tree(to, root(to));
        assertThat(MerkleProofs.verifyConsistency(older, newer, proof)).isTrue();
        assertThat(MerkleProofs.verifyConsistency(older, newer, longer(proof))).isFalse();
        Tree forged = new Tree(from, root(from - 1));
        assertThat(MerkleProofs.verifyConsistency(forged, newer, proof)).isFalse();
        Tree forgedNewer = new Tree(to, root(to - 1));
        assertThat(MerkleProofs.verifyConsistency(older, forgedNewer, proof)).isFalse();
      }
    }
  }

  @Test
  void aFrontierSurvivesItsBytesAndRefusesOthers() {
    MerkleFrontier seven = growTo(7);
    MerkleFrontier read = MerkleFrontier.of(7, seven.bytes());
    assertThat(read.root()).isEqualTo(seven.root());
    assertThatThrownBy(() -> MerkleFrontier.of(8, seven.bytes()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MerkleProofs.inclusion(7, 7, this::subtree))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MerkleProofs.consistency(0, 7, this::subtree))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private MerkleFrontier growTo(int size) {
    MerkleFrontier frontier = MerkleFrontier.empty();
    roots.add(hex(frontier.root()));
    for (int i = 0; i < size; i++) {
      byte[] data = i < 8 ? HexFormat.of().parseHex(LEAVES.get(i)) : new byte[] {(byte) i};
      byte[] hash = MerkleHashes.leaf(data);
      stored.put("0/" + i, hash);
      frontier.add(hash, (level, position, node) -> stored.put(level + "/" + position, node));
      roots.add(hex(frontier.root()));
    }
    return frontier;
  }

  private List<String> inclusion(long index, long size) {
    return MerkleProofs.inclusion(index, size, this::subtree).stream()
        .map(MerkleProofsTest::hex)
        .toList();
  }

  private List<String> consistency(long from, long to) {
    return MerkleProofs.consistency(from, to, this::subtree).stream()
        .map(MerkleProofsTest::hex)
        .toList();
  }

  private byte[] subtree(int level, long position) {
    byte[] hash = stored.get(level + "/" + position);
    if (hash == null) {
      throw new AssertionError("no such complete subtree: " + level + "/" + position);
    }
    return hash;
  }

  private byte[] root(int size) {
    return HexFormat.of().parseHex(roots.get(size));
  }

  private static List<byte[]> longer(List<byte[]> proof) {
    List<byte[]> longer = new ArrayList<>(proof);
    longer.add(MerkleHashes.empty());
    return longer;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
