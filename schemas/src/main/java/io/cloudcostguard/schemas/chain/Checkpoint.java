package io.cloudcostguard.schemas.chain;

import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Some more records of a partition were read and are vouched for. The value of `ccg.checkpoints`.
///
/// The checkpoints of a partition follow on each other: `first` is the size of the tree before, and
/// `from` the offset where the reading before ended. If it is not, records were lost or replaced
/// while none was read.
///
/// @param topic whose records they are
/// @param from the offset from which it was read
/// @param next the offset behind the last that was read; what is not a leaf in between, is not a
///   record
/// @param first the number of the first leaf, counted from 0
/// @param leaves the records that were read, in order
/// @param peaks of the tree with these leaves, in base64: to go on takes no more
/// @param note the signed tree head, see [SignedNote] and [TreeHead]
public record Checkpoint(
    String topic,
    int partition,
    long from,
    long next,
    long first,
    List<Leaf> leaves,
    List<String> peaks,
    String note) {

  /// The most leaves of one checkpoint, so that its record stays below a MiB.
  public static final int MOST_LEAVES = 1500;

  /// The longest name of a leaf.
  public static final int LONGEST_NAME = 300;

  /// A record.
  ///
  /// @param digest in base64, see [RecordDigest]
  /// @param name what it is called where it can be read no more: in a compacted topic its key, else
  ///   the event's id; may be empty
  /// @param removes whether it has no value, so that compaction removes it, too
  public record Leaf(long offset, String digest, String name, boolean removes) {

    /// The leaf of a record.
    ///
    /// @param compacted whether its topic keeps the newest record of a key only
    public static Leaf of(ConsumerRecord<byte[], byte[]> record, boolean compacted) {
      String name =
          compacted
              ? record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8)
              : EventHeaders.text(record.headers(), "ce_id");
      return new Leaf(
          record.offset(),
          Base64.getEncoder().encodeToString(RecordDigest.of(record)),
          name == null ? "" : name.substring(0, Math.min(name.length(), LONGEST_NAME)),
          record.value() == null);
    }

    /// Its hash in the tree: SHA-256 of a zero byte, the offset as 8 bytes, the 32 bytes of the
    /// digest, a byte that is 1 if it removes and else 0, and the name in UTF-8.
    ///
    /// @throws IllegalArgumentException if the digest is none
    public byte[] hash() {
      MessageDigest hash = Sha256.start();
      hash.update((byte) 0);
      hash.update(ByteBuffer.allocate(Long.BYTES).putLong(offset).flip());
      hash.update(Base64.getDecoder().decode(digest));
      hash.update((byte) (removes ? 1 : 0));
      return hash.digest(name.getBytes(StandardCharsets.UTF_8));
    }
  }

  public Checkpoint {
    leaves = List.copyOf(leaves);
    peaks = List.copyOf(peaks);
  }

  /// The key of its record.
  public String key() {
    return topic + "-" + partition;
  }

  /// The tree with these leaves, to go on with.
  ///
  /// @throws IllegalArgumentException if the peaks are not those of a tree of this size
  public MerkleTree tree() {
    return new MerkleTree(
        first + leaves.size(), peaks.stream().map(Base64.getDecoder()::decode).toList());
  }
}
