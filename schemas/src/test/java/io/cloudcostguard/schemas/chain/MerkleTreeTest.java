package io.cloudcostguard.schemas.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final int MANY = 70;

  @Test
  void hasTheRootOfTheStandardAtEverySize() {
    MerkleTree tree = new MerkleTree();
    assertThat(HexFormat.of().formatHex(tree.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int size = 1; size <= MANY; size++) {
      tree.add(leaf(size - 1));
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.root()).isEqualTo(root(leaves(size)));
      assertThat(new MerkleTree(size, tree.peaks()).root()).isEqualTo(tree.root());
    }
  }

  @Test
  void goesOnFromItsPeaks() {
    for (int size = 0; size < MANY; size++) {
      MerkleTree tree = new MerkleTree(size, treeOf(size).peaks());
      for (int i = size; i < MANY; i++) {
        tree.add(leaf(i));
      }
      assertThat(tree.root()).isEqualTo(root(leaves(MANY)));
    }
  }

  @Test
  void refusesPeaksOfAnotherSize() {
    List<byte[]> peaks = treeOf(5).peaks();

    assertThatThrownBy(() -> new MerkleTree(4, peaks)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void provesEveryLeafAtEverySizeAndNoOther() {
    for (int size = 1; size <= MANY; size++) {
      byte[] root = root(leaves(size));
      InclusionProof.Maker maker = new InclusionProof.Maker();
      leaves(size).forEach(leaf -> maker.add(leaf, true));
      for (int index = 0; index < size; index++) {
        InclusionProof proof = maker.proof(index);
        assertThat(proof.index()).isEqualTo(index);
        assertThat(proof.size()).isEqualTo(size);
        assertThat(proof.proves(leaf(index), root)).as("%d of %d", index, size).isTrue();
        assertThat(proof.proves(leaf(index + 1), root)).isFalse();
        assertThat(proof.proves(leaf(index), leaf(index + 1))).isFalse();
        assertThat(new InclusionProof(index + 1L, size, proof.path()).proves(leaf(index), root))
            .isFalse();
      }
    }
  }

  @Test
  void hasNoProofOfALeafThatIsNotThere() {
    InclusionProof.Maker maker = new InclusionProof.Maker();
    for (int i = 0; i < 3; i++) {
      maker.add(leaf(i), i == 1);
    }

    assertThat(maker.proof(0)).isNull();
    assertThat(maker.proof(1)).isNotNull();
    assertThat(maker.proof(3)).isNull();
  }

  private static MerkleTree treeOf(int size) {
    MerkleTree tree = new MerkleTree();
    leaves(size).forEach(tree::add);
    return tree;
  }

  private static List<byte[]> leaves(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(leaf(i));
    }
    return leaves;
  }

  private static byte[] leaf(int number) {
    return Sha256.of("leaf " + number);
  }

  /// As the standard defines it, by the largest power of two below the size.
  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return MerkleTree.node(
        root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }
}
