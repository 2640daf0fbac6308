package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The checkpoints of `ccg.checkpoints`, verified among themselves: each goes on where the one
/// before ended, its leaves give the root that is signed, and the signature is of a known key.
final class Chain implements AutoCloseable {

  private static final TopicPartition ONLY = new TopicPartition(Topics.CHECKPOINTS.name(), 0);

  private final Findings findings;
  private final List<NoteKey> keys;
  private final Witnesses witnesses;
  private final Path scratch;
  private final Map<String, Log> logs = new TreeMap<>();

  /// Whose checkpoints count; null until the first is read of an archive, which does not know.
  private @Nullable String cluster;

  private boolean isLive;

  private final Map<String, Long> begins = new HashMap<>();
  private long checkpoints;
  private long end;

  /// What checkpoints say of one partition.
  private static final class Log {
    private MerkleTree tree = new MerkleTree();
    private final LeafFile leaves;
    private final long begin;
    private long next;
    private boolean begun;

    /// The last record that was signed before the partition begins.
    private Removals.@Nullable Removed removed;

    /// @param begin where the partition begins now
    Log(LeafFile leaves, long begin) {
      this.leaves = leaves;
      this.begin = begin;
    }
  }

  private Chain(Findings findings, List<NoteKey> keys, Witnesses witnesses, Path scratch) {
    this.findings = findings;
    this.keys = keys;
    this.witnesses = witnesses;
    this.scratch = scratch;
  }

  /// @param bounds of the topic; null where there is none
  /// @param whole the bounds of the topics that are signed
  static Chain read(
      RecordSource source,
      RecordSource.@Nullable Bounds bounds,
      Map<Topic<?>, List<RecordSource.Bounds>> whole,
      AuditOptions options,
      Findings findings) {
    Chain chain =
        new Chain(findings, options.keys(), Witnesses.in(options.witness()), options.scratch());
    whole.forEach((topic, partitions) -> {
      for (int number = 0; number < partitions.size(); number++) {
        chain.begins.put(topic.name() + "-" + number, partitions.get(number).begin());
      }
    });
    if (bounds != null) {
      chain.read(source, bounds);
    }
    chain.witnesses.unseen().forEach(findings::add);
    return chain;
  }

  private void read(RecordSource source, RecordSource.Bounds bounds) {
    end = bounds.end();
    isLive = source.isLive();
    cluster = isLive ? source.id() : null;
    try (PartitionReader reader = source.reader(ONLY, bounds)) {
      long expected = bounds.begin();
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        switch (entry) {
          case PartitionReader.Intact(var record) -> take(record);
          case PartitionReader.Damaged damaged -> {
            findings.add(Damage.fault(ONLY, damaged, List.of()));
            if (damaged.record() != null) {
              take(damaged.record()); // the signature says what is true of it
            }
          }
          case PartitionReader.Erased _ -> {}
        }
        expected = reader.position();
      }
      end = Math.max(end, expected);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Checkpoint checkpoint;
    try {
      checkpoint = Json.MAPPER.readValue(record.value(), Checkpoint.class);
      Objects.requireNonNull(checkpoint.note());
      Objects.requireNonNull(checkpoint.topic());
      checkpoint.leaves().forEach(Chain::require);
    } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
      findings.add(fault(record, "it is no checkpoint"));
      return;
    }
    checkpoints++;
    SignedNote note = SignedNote.read(checkpoint.note());
    TreeHead head = note == null ? null : TreeHead.read(note.text());
    if (note == null || head == null || !head.origin().endsWith("/" + checkpoint.key())) {
      findings.add(fault(record, "its note is no checkpoint of %s".formatted(checkpoint.key())));
      return;
    }
    if (!keys.isEmpty() && note.signer(keys) == null) {
      findings.add(
          Fault.of(
              Fault.Kind.SIGNATURE,
              record,
              checkpoint.key(),
              "no known key signed it as it is (it names %s)"
                  .formatted(note.signatures().getFirst().name())));
      return;
    }
    cluster = cluster == null ? head.cluster() : cluster;
    if (!head.cluster().equals(cluster)) {
      findings.add(
          fault(
              record,
              "it is of the cluster %s, and %s"
                  .formatted(
                      head.cluster(),
                      isLive ? "these brokers are " + cluster : "those before it of " + cluster)));
      return;
    }
    Log log =
        logs.computeIfAbsent(
            checkpoint.key(), key -> new Log(new LeafFile(scratch), begins.getOrDefault(key, 0L)));
    if (head.from() != TreeHead.UNKNOWN && head.from() != checkpoint.from()) {
      findings.add(
          fault(
              record,
              "it says that it begins at offset %d of %s, and offset %d is signed"
                  .formatted(checkpoint.from(), checkpoint.key(), head.from())));
    }
    if (follows(record, checkpoint, head, log)) {
      add(record, checkpoint, head, log);
    }
  }

  /// @throws IllegalArgumentException if it cannot be a leaf
  private static void require(Checkpoint.Leaf leaf) {
    Objects.requireNonNull(leaf.digest());
    if (leaf.name().length() > Checkpoint.LONGEST_NAME) {
      throw new IllegalArgumentException("a name is too long");
    }
  }

  /// Whether the checkpoint can be read on; where it does not follow on the one before, this is
  /// told.
  private boolean follows(
      ConsumerRecord<byte[], byte[]> record, Checkpoint checkpoint, TreeHead head, Log log) {
    long from = head.from() == TreeHead.UNKNOWN ? checkpoint.from() : head.from();
    if (checkpoint.first() < log.tree.size()) {
      findings.add(
          fault(
              record,
              "it begins with record number %d of %s, which the checkpoints before it have already: history was signed twice"
                  .formatted(checkpoint.first(), checkpoint.key())));
      return false;
    }
    if (checkpoint.first() > log.tree.size()) {
      findings.add(
          fault(
              record,
              "it begins with record number %d of %s; the checkpoints of records %d to %d are missing"
                  .formatted(
                      checkpoint.first(),
                      checkpoint.key(),
                      log.tree.size(),
                      checkpoint.first() - 1)));
    } else if (log.begun && from > log.next) {
      findings.add(
          Fault.at(
              Fault.Kind.MISSING,
              checkpoint.topic(),
              checkpoint.partition(),
              log.next,
              "offsets %d to %d were removed before they were signed"
                  .formatted(log.next, from - 1)));
    } else if (log.begun && from < log.next) {
      findings.add(
          Fault.at(
              Fault.Kind.TRUNCATED,
              checkpoint.topic(),
              checkpoint.partition(),
              from,
              "the end was cut from offset %d to %d at some time before %s, and records were written anew"
                  .formatted(log.next, from, time(record))));
    }
    return true;
  }

  private void add(
      ConsumerRecord<byte[], byte[]> record, Checkpoint checkpoint, TreeHead head, Log log) {
    boolean isWhole = checkpoint.first() == log.tree.size();
    long last = checkpoint.from() - 1;
    try {
      for (Checkpoint.Leaf leaf : checkpoint.leaves()) {
        isWhole &= leaf.offset() > last && leaf.offset() < checkpoint.next();
        last = leaf.offset();
        log.tree.add(leaf.hash());
        log.leaves.add(leaf);
      }
      MerkleTree told = checkpoint.tree();
      boolean isSigned =
          head.size() == told.size()
              && head.next() == checkpoint.next()
              && Arrays.equals(head.root(), told.root());
      boolean isTrue = isWhole && Arrays.equals(head.root(), log.tree.root());
      if (!isSigned
          || (!isTrue && checkpoint.first() + checkpoint.leaves().size() == log.tree.size())) {
        findings.add(
            fault(
                record,
                "the records that it lists, of %s up to offset %d, do not give the root that is signed"
                    .formatted(checkpoint.key(), checkpoint.next() - 1)));
      }
      if (isSigned) {
        log.tree = told; // go on with what was signed
        noteRemoved(checkpoint, head, log);
      }
    } catch (IllegalArgumentException _) {
      findings.add(fault(record, "its digests are no digests"));
    }
    log.begun = true;
    log.next = checkpoint.next();
    witnesses.see(checkpoint.key(), head).ifPresent(findings::add);
  }

  private static void noteRemoved(Checkpoint checkpoint, TreeHead head, Log log) {
    boolean isFirst = !log.begun && checkpoint.first() == 0;
    for (Checkpoint.Leaf leaf : checkpoint.leaves()) {
      if (leaf.offset() < log.begin) {
        log.removed = new Removals.Removed(leaf.offset(), head.time());
      }
    }
    if (isFirst && log.removed == null && head.from() == log.begin) {
      // The partition began here already when it was signed for the first time.
      log.removed = new Removals.Removed(log.begin - 1, head.time());
    }
  }

  private static Fault fault(ConsumerRecord<byte[], byte[]> record, String message) {
    return Fault.of(Fault.Kind.CHAIN, record, null, message);
  }

  private static Instant time(ConsumerRecord<?, ?> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /// Whether there are no checkpoints at all.
  boolean isEmpty() {
    return checkpoints == 0;
  }

  /// What was signed last of what is before the beginning of a partition; null: nothing.
  Removals.@Nullable Removed before(TopicPartition partition) {
    Log log = logs.get(partition.toString());
    return log == null ? null : log.removed;
  }

  /// How many records are in checkpoints.
  long records() {
    return logs.values().stream().mapToLong(log -> log.tree.size()).sum();
  }

  /// Tells of partitions that are in checkpoints and were not walked, for they are not there.
  ///
  /// @param walked the partitions that were
  void tellUnwalked(Set<TopicPartition> walked) {
    logs.forEach((key, log) -> {
      int dash = key.lastIndexOf('-');
      TopicPartition partition =
          new TopicPartition(key.substring(0, dash), Integer.parseInt(key.substring(dash + 1)));
      if (!walked.contains(partition)) {
        findings.add(
            Fault.at(
                Fault.Kind.TRUNCATED,
                partition.topic(),
                partition.partition(),
                0,
                "there is no such partition, and %,d records of it are in checkpoints"
                    .formatted(log.tree.size())));
      }
    });
  }

  /// Partitions of which there are checkpoints and the witness has no copy.
  List<String> notWitnessed() {
    return logs.keySet().stream().filter(key -> !witnesses.has(key)).toList();
  }

  /// Compares the records of a partition with its checkpoints, as they are read.
  ///
  /// @param log where the partition begins and ends
  /// @param readFrom the first offset that is read: those before are not compared
  /// @param mustHave the first offset that retention has not removed
  ChainWalk walk(TopicPartition partition, RecordSource.Bounds log, long readFrom, long mustHave) {
    Log there = logs.get(partition.toString());
    return new ChainWalk(
        partition,
        there == null ? null : there.leaves.read(),
        there == null ? log.begin() : there.next,
        log,
        readFrom,
        mustHave,
        findings);
  }

  /// The offsets up to which partitions are in checkpoints that came after the reading.
  Map<TopicPartition, Long> coveredLater(RecordSource source) {
    Map<TopicPartition, Long> covered = new HashMap<>();
    RecordSource.Bounds now = source.bounds(Topics.CHECKPOINTS, 0);
    if (now != null && now.end() > end) {
      try (PartitionReader reader = source.reader(ONLY, end, now.end())) {
        for (var entry = reader.next(); entry != null; entry = reader.next()) {
          if (entry instanceof PartitionReader.Intact(var record)) {
            addCovered(record, covered);
          }
        }
      }
    }
    return covered;
  }

  private void addCovered(
      ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> covered) {
    try {
      Checkpoint checkpoint = Json.MAPPER.readValue(record.value(), Checkpoint.class);
      SignedNote note = SignedNote.read(checkpoint.note());
      TreeHead head = note == null ? null : TreeHead.read(note.text());
      if (note != null
          && head != null
          && head.origin().equals(cluster + "/" + checkpoint.key())
          && (keys.isEmpty() || note.signer(keys) != null)) {
        covered.merge(
            new TopicPartition(checkpoint.topic(), checkpoint.partition()), head.next(), Math::max);
      }
    } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
      // The next audit tells.
    }
  }

  @Override
  public void close() {
    logs.values().forEach(log -> log.leaves.close());
  }
}
