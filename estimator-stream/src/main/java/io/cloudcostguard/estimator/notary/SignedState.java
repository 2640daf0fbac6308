package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What is kept beside the committed offset of a partition, in the transaction of its checkpoint:
/// as much as goes on with. It is of use only with the signature of this installation, so a writer
/// who can write offsets cannot have another tree signed.
///
/// @param size of the tree
/// @param peaks of the tree, in base64
/// @param note the signed tree head; empty while nothing was signed
record SignedState(long size, List<String> peaks, String note) {

  /// Nothing was signed yet.
  static final SignedState NONE = new SignedState(0, List.of(), "");

  static SignedState of(Checkpoint checkpoint) {
    return new SignedState(
        checkpoint.first() + checkpoint.leaves().size(), checkpoint.peaks(), checkpoint.note());
  }

  /// Reads the metadata of a committed offset; null where it is something else.
  static @Nullable SignedState read(String metadata) {
    try {
      SignedState state = Json.MAPPER.readValue(metadata, SignedState.class);
      return state == null || state.peaks() == null || state.note() == null ? null : state;
    } catch (JacksonException _) {
      return null;
    }
  }

  String metadata() {
    return Json.MAPPER.writeValueAsString(this);
  }

  /// The tree to go on with; null where no key of these signed it for this offset.
  @Nullable MerkleTree tree(String origin, long offset, Collection<NoteKey> keys) {
    if (size == 0 && note.isEmpty()) {
      return new MerkleTree();
    }
    SignedNote signed = SignedNote.read(note);
    TreeHead head = signed == null ? null : TreeHead.read(signed.text());
    if (signed == null || head == null || signed.signer(keys) == null) {
      return null;
    }
    try {
      MerkleTree tree =
          new MerkleTree(size, peaks.stream().map(Base64.getDecoder()::decode).toList());
      return head.origin().equals(origin)
              && head.size() == size
              && head.next() == offset
              && Arrays.equals(head.root(), tree.root())
          ? tree
          : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
