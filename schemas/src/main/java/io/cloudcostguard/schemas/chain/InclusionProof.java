package io.cloudcostguard.schemas.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Proves that a leaf is in a tree whose root is known.
///
/// @param index of the leaf, from 0 on
/// @param size of the tree
/// @param path the hashes beside the way from the leaf to the root, the lowest first
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3">RFC 9162, inclusion
///   proofs</a>
public record InclusionProof(long index, long size, List<byte[]> path) {

  private static final int LONGEST = 64;

  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Whether the leaf is in the tree with this root.
  ///
  /// @param leaf its hash
  public boolean proves(byte[] leaf, byte[] root) {
    if (index < 0 || index >= size || path.size() > LONGEST) {
      return false;
    }
    long position = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] beside : path) {
      if (last == 0) {
        return false;
      }
      if ((position & 1) == 1 || position == last) {
        hash = MerkleTree.node(beside, hash);
        while ((position & 1) == 0 && position != 0) {
          position >>= 1;
          last >>= 1;
        }
      } else {
        hash = MerkleTree.node(hash, beside);
      }
      position >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /// Makes the proofs of some leaves while a tree grows, leaf by leaf; what is kept does not grow
  /// with the tree.
  public static final class Maker {

    private final List<byte[]> peaks = new ArrayList<>();

    /// The leaves that each peak has in it and that are wanted.
    private final List<List<Wanted>> inPeaks = new ArrayList<>();

    private final Map<Long, Wanted> all = new HashMap<>();
    private long size;

    /// @param path the hashes beside the way from the leaf up to the root of its peak
    private record Wanted(long index, List<byte[]> path) {}

    /// Adds the next leaf of the tree.
    ///
    /// @param leaf its hash
    /// @param wanted whether a proof of it is wanted
    public void add(byte[] leaf, boolean wanted) {
      byte[] whole = leaf;
      List<Wanted> inWhole = new ArrayList<>();
      if (wanted) {
        Wanted added = new Wanted(size, new ArrayList<>());
        all.put(size, added);
        inWhole.add(added);
      }
      for (long bits = size; (bits & 1) == 1; bits >>= 1) {
        byte[] left = peaks.removeLast();
        byte[] right = whole;
        inWhole.forEach(each -> each.path().add(left));
        List<Wanted> inLeft = inPeaks.removeLast();
        inLeft.forEach(each -> each.path().add(right));
        inWhole.addAll(inLeft);
        whole = MerkleTree.node(left, right);
      }
      peaks.add(whole);
      inPeaks.add(inWhole);
      size++;
    }

    /// How many leaves the tree has.
    public long size() {
      return size;
    }

    /// The proof of a leaf in the tree of all leaves so far; null where none is wanted of it.
    public @Nullable InclusionProof proof(long index) {
      Wanted wanted = all.get(index);
      if (wanted == null) {
        return null;
      }
      int own = 0;
      while (!inPeaks.get(own).contains(wanted)) {
        own++;
      }
      List<byte[]> path = new ArrayList<>(wanted.path());
      if (own < peaks.size() - 1) {
        byte[] right = peaks.getLast();
        for (int i = peaks.size() - 2; i > own; i--) {
          right = MerkleTree.node(peaks.get(i), right);
        }
        path.add(right);
      }
      for (int i = own - 1; i >= 0; i--) {
        path.add(peaks.get(i));
      }
      return new InclusionProof(index, size, path);
    }
  }
}
