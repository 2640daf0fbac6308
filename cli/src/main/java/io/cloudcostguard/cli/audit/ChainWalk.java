package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.RecordDigest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Compares the records of a partition with the leaves of its checkpoints, both in order: what was
/// changed, removed, put in, moved or cut is told with its offset and, as the checkpoints call it,
/// its name.
final class ChainWalk implements AutoCloseable {

  /// The most records that are remembered to tell whether they were moved.
  private static final int MOST_REMEMBERED = 1000;

  private final TopicPartition partition;
  private final LeafFile.@Nullable Reader leaves;
  private final long coveredTo;
  private final RecordSource.Bounds log;
  private final long readFrom;
  private final long mustHave;
  private final boolean isCompacted;
  private final Findings findings;
  private LeafFile.@Nullable Entry leaf;

  /// Leaves without a record, one after the other.
  private final List<LeafFile.Entry> missing = new ArrayList<>();

  private long missingCount;
  private long lastMissing;

  /// Leaves without a record that compaction may have removed, until a later one of the same key
  /// comes: by the hash of the key.
  private final Map<Long, LeafFile.Entry> compacted = new LinkedHashMap<>();

  /// Records without a value that are gone: their offsets by the hash of the key. Compaction takes
  /// one only after every older record of its key.
  private final Map<Long, Long> removals = new HashMap<>();

  private final List<Mismatch> mismatches = new ArrayList<>();

  /// The offsets at which records were, by their digests.
  private final Map<String, Long> places = new HashMap<>();

  private long lastHole = -1;

  private long uncovered;
  private long firstUncovered;
  private long oldestUncovered = Long.MAX_VALUE;

  /// A record that is not the one that was signed.
  ///
  /// @param was null: there was none at its offset
  private record Mismatch(Fault fault, String digest, LeafFile.@Nullable Entry was) {}

  /// @param leaves null: there are no checkpoints of the partition
  /// @param coveredTo behind the last offset that checkpoints cover
  /// @param mustHave the first offset that retention has not removed
  ChainWalk(
      TopicPartition partition,
      LeafFile.@Nullable Reader leaves,
      long coveredTo,
      RecordSource.Bounds log,
      long readFrom,
      long mustHave,
      Findings findings) {
    this.partition = partition;
    this.leaves = leaves;
    this.coveredTo = coveredTo;
    this.log = log;
    this.readFrom = readFrom;
    this.mustHave = mustHave;
    this.findings = findings;
    isCompacted = Topics.isCompacted(partition.topic());
    advance();
  }

  private void advance() {
    leaf = leaves == null ? null : leaves.next();
  }

  /// Takes up the next record.
  ///
  /// @return the names of records that are damaged, as checkpoints call them
  List<String> see(PartitionReader.Entry entry) {
    return switch (entry) {
      case PartitionReader.Intact(var record) -> {
        see(record);
        yield List.of();
      }
      case PartitionReader.Damaged damaged -> {
        ConsumerRecord<byte[], byte[]> record = damaged.record();
        if (record != null) {
          see(record);
          yield List.of();
        }
        yield damaged(damaged);
      }
      case PartitionReader.Erased(var raw, var key) -> {
        see(raw);
        findings.erased(key);
        yield List.of();
      }
    };
  }

  private List<String> damaged(PartitionReader.Damaged damaged) {
    List<String> names = new ArrayList<>();
    passUpTo(damaged.from());
    for (LeafFile.Entry gone = leaf; gone != null && gone.offset() <= damaged.to(); gone = leaf) {
      advance();
      supersede(gone);
      if (names.size() < Fault.MOST_DETAILS) {
        names.add(gone.name());
      }
    }
    return names;
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    passUpTo(record.offset());
    LeafFile.Entry signed = leaf;
    if (signed != null && signed.offset() == record.offset()) {
      advance();
      supersede(signed);
      tellMissing();
      byte[] digest = RecordDigest.of(OpenRecord.raw(record));
      if (!Arrays.equals(digest, signed.digest())) {
        remember(
            Fault.of(
                Fault.Kind.CHANGED,
                record,
                signed.name().isEmpty() ? null : signed.name(),
                "the record is not the one that was signed"),
            digest,
            signed);
      }
    } else if (record.offset() < coveredTo) {
      tellMissing();
      remember(
          Fault.of(
              Fault.Kind.INSERTED,
              record,
              null,
              "there was no record at this offset when it was signed"),
          RecordDigest.of(OpenRecord.raw(record)),
          null);
    } else {
      if (uncovered++ == 0) {
        firstUncovered = record.offset();
      }
      oldestUncovered = Math.min(oldestUncovered, record.timestamp());
    }
  }

  private void remember(Fault fault, byte[] digest, LeafFile.@Nullable Entry was) {
    if (mismatches.size() >= MOST_REMEMBERED) {
      findings.add(fault);
      return;
    }
    mismatches.add(new Mismatch(fault, hex(digest), was));
    if (was != null) {
      places.putIfAbsent(hex(was.digest()), was.offset());
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /// Leaves before an offset have no record.
  private void passUpTo(long offset) {
    for (LeafFile.Entry gone = leaf; gone != null && gone.offset() < offset; gone = leaf) {
      advance();
      if (gone.offset() < mustHave || (gone.offset() < readFrom && gone.offset() >= log.begin())) {
        continue; // removed by retention, or not read
      }
      if (isCompacted) {
        lastHole = gone.offset();
        supersede(gone);
        if (gone.removes()) {
          removals.put(key(gone.name()), gone.offset());
        } else {
          compacted.put(key(gone.name()), gone);
        }
      } else {
        addMissing(gone);
      }
    }
  }

  /// What came before under the same key may be gone.
  private void supersede(LeafFile.Entry entry) {
    if (isCompacted) {
      compacted.remove(key(entry.name()));
      removals.remove(key(entry.name()));
    }
  }

  /// Tells of records without a value that are gone while an older one of their key is there, which
  /// would count again. Reads the partition once more, if any is gone.
  void checkRemovals(RecordSource source) {
    if (removals.isEmpty()) {
      return;
    }
    long last = removals.values().stream().mapToLong(Long::longValue).max().orElse(0);
    try (PartitionReader reader =
        source.reader(partition, log.begin(), Math.min(last, log.end()))) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        ConsumerRecord<byte[], byte[]> record =
            switch (entry) {
              case PartitionReader.Intact(var there) -> there;
              case PartitionReader.Erased(var raw, _) -> raw;
              case PartitionReader.Damaged _ -> null;
            };
        if (record != null && record.value() != null) {
          String name = Checkpoint.Leaf.of(record, isCompacted).name();
          Long removed = removals.get(key(name));
          if (removed != null && record.offset() < removed) {
            removals.remove(key(name));
            findings.add(
                new Fault(
                    Fault.Kind.MISSING,
                    partition.topic(),
                    partition.partition(),
                    removed,
                    null,
                    name,
                    "the record that took %s away is missing, and the one at offset %d counts again"
                        .formatted(name, record.offset()),
                    List.of()));
          }
        }
      }
    }
  }

  private static long key(String name) {
    return ByteBuffer.wrap(Sha256.of(name)).getLong();
  }

  private void addMissing(LeafFile.Entry gone) {
    if (missing.size() < Fault.MOST_DETAILS) {
      missing.add(gone);
    }
    if (places.size() < MOST_REMEMBERED) {
      places.putIfAbsent(hex(gone.digest()), gone.offset());
    }
    missingCount++;
    lastMissing = gone.offset();
  }

  /// Tells of leaves without a record that stand side by side.
  private void tellMissing() {
    if (missingCount == 0) {
      return;
    }
    LeafFile.Entry first = missing.getFirst();
    boolean isEnd = first.offset() >= log.end();
    boolean isBeginning = lastMissing < log.begin();
    String what =
        missingCount == 1
            ? "the record %s".formatted(first.name().isEmpty() ? "" : first.name()).strip()
            : "%,d records up to offset %d".formatted(missingCount, lastMissing);
    String how =
        isEnd
            ? "the end was cut: %s %s missing, and the partition ends at offset %d"
                .formatted(what, missingCount == 1 ? "is" : "are", log.end())
            : isBeginning
                ? "the beginning was cut: %s %s missing"
                    .formatted(what, missingCount == 1 ? "is" : "are")
                : "%s %s missing".formatted(what, missingCount == 1 ? "is" : "are");
    findings.add(
        new Fault(
            isEnd ? Fault.Kind.TRUNCATED : Fault.Kind.MISSING,
            partition.topic(),
            partition.partition(),
            first.offset(),
            null,
            first.name().isEmpty() ? null : first.name(),
            how,
            missingCount == 1
                ? List.of()
                : missing.stream()
                    .map(each -> "offset %d: %s".formatted(each.offset(), each.name()))
                    .toList()));
    missing.clear();
    missingCount = 0;
  }

  /// Tells what is known only now.
  void end() {
    passUpTo(Long.MAX_VALUE);
    tellMissing();
    compacted
        .values()
        .forEach(gone -> {
          addMissing(gone);
          tellMissing();
        });
    for (Mismatch each : mismatches) {
      Long from = places.get(each.digest());
      findings.add(
          from == null || from == each.fault().offset()
              ? each.fault()
              : each.fault()
                  .as(
                      Fault.Kind.MOVED,
                      "the record that was at offset %d stands here".formatted(from)));
    }
  }

  /// The fault of records that are in no checkpoint though they are old; null where there are none.
  ///
  /// @param covered behind the last offset that checkpoints cover by now
  /// @param before records of before that time are old
  @Nullable Fault uncovered(long covered, Instant before) {
    if (uncovered == 0 || covered > firstUncovered || oldestUncovered >= before.toEpochMilli()) {
      return null;
    }
    return new Fault(
        Fault.Kind.UNCOVERED,
        partition.topic(),
        partition.partition(),
        firstUncovered,
        Instant.ofEpochMilli(Math.max(0, oldestUncovered)),
        null,
        uncovered == 1
            ? "the record is in no checkpoint, though it is old"
            : "%,d records from here on are in no checkpoint, though the oldest is of this time"
                .formatted(uncovered),
        List.of());
  }

  /// The last offset so far whose record is gone from a compacted topic; -1: none is.
  long lastHole() {
    return lastHole;
  }

  TopicPartition partition() {
    return partition;
  }

  @Override
  public void close() {
    if (leaves != null) {
      leaves.close();
    }
  }
}
