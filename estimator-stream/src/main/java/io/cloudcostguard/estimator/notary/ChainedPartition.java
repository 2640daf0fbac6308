package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The records of one partition that were read since its last checkpoint, and the tree of all.
final class ChainedPartition {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final TopicPartition partition;
  private final MerkleTree tree;
  private final List<Checkpoint.Leaf> leaves = new ArrayList<>();
  private long from;

  /// @param tree of what was signed
  /// @param from the offset that is read next
  ChainedPartition(TopicPartition partition, MerkleTree tree, long from) {
    this.partition = partition;
    this.tree = tree;
    this.from = from;
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    Checkpoint.Leaf leaf = Checkpoint.Leaf.of(record, Topics.isCompacted(record.topic()));
    tree.add(leaf.hash());
    leaves.add(leaf);
  }

  /// How many records wait for a checkpoint.
  int waiting() {
    return leaves.size();
  }

  /// The offset behind what was signed last.
  long from() {
    return from;
  }

  /// The checkpoint of what waits.
  ///
  /// @param origin of the tree
  /// @param next the offset behind the last record that was read
  Checkpoint checkpoint(String origin, long next, Instant time, NoteKey key) {
    TreeHead head = new TreeHead(origin, tree.size(), tree.root(), next, time, from);
    return new Checkpoint(
        partition.topic(),
        partition.partition(),
        from,
        next,
        tree.size() - leaves.size(),
        leaves,
        tree.peaks().stream().map(BASE64::encodeToString).toList(),
        SignedNote.sign(head.text(), key).toString());
  }

  /// What waited was signed.
  void signed(long next) {
    leaves.clear();
    from = next;
  }
}
