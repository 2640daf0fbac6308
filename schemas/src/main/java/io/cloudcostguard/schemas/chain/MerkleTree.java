package io.cloudcostguard.schemas.chain;

import io.cloudcostguard.schemas.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// A Merkle tree that grows at its right side. Of its nodes only those are kept that later ones are
/// made of: as many as the size has bits.
///
/// A leaf's hash is that of [Checkpoint.Leaf#hash]; a node's is SHA-256 of a byte of 1 and the
/// hashes of its two parts.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, Merkle hash
///   trees</a>
public final class MerkleTree {

  private static final int HASH_BYTES = 32;

  private final List<byte[]> peaks = new ArrayList<>();
  private long size;

  /// An empty tree.
  public MerkleTree() {}

  /// A tree that goes on.
  ///
  /// @param peaks as [#peaks] gives them
  /// @throws IllegalArgumentException if a tree of this size has others
  public MerkleTree(long size, List<byte[]> peaks) {
    if (size < 0
        || peaks.size() != Long.bitCount(size)
        || peaks.stream().anyMatch(peak -> peak.length != HASH_BYTES)) {
      throw new IllegalArgumentException("No tree of %d leaves has these peaks".formatted(size));
    }
    this.size = size;
    peaks.forEach(peak -> this.peaks.add(peak.clone()));
  }

  /// The hash of a node.
  static byte[] node(byte[] left, byte[] right) {
    MessageDigest hash = Sha256.start();
    hash.update((byte) 1);
    hash.update(left);
    return hash.digest(right);
  }

  /// Adds a leaf at the right.
  ///
  /// @param leaf its hash
  public void add(byte[] leaf) {
    byte[] whole = leaf;
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      whole = node(peaks.removeLast(), whole);
    }
    peaks.add(whole);
    size++;
  }

  public long size() {
    return size;
  }

  /// The roots of the complete trees that this one consists of, the largest first.
  public List<byte[]> peaks() {
    return peaks.stream().map(byte[]::clone).toList();
  }

  /// The hash of the whole tree; of an empty one, that of no bytes.
  public byte[] root() {
    if (peaks.isEmpty()) {
      return Sha256.of(new byte[0]);
    }
    byte[] root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = node(peaks.get(i), root);
    }
    return root.clone();
  }
}
