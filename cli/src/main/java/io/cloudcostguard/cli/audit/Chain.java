package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
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
  private final Map<String, Log> logs = new HashMap<>();
  private long checkpoints;
  private long end;

  /// What checkpoints say of one partition.
  private static final class Log {
    private MerkleTree tree = new MerkleTree();
    private final LeafFile leaves;
    private long next;
    private boolean begun;

    Log(LeafFile leaves) {
      this.leaves = leaves;
    }
  }

  private Chain(Findings findings, List<NoteKey> keys, Witnesses witnesses, Path scratch) {
    this.findings = findings;
    this.keys = keys;
    this.witnesses = witnesses;
    this.scratch = scratch;
  }

  /// @param bounds of the topic; null where there is none
  static Chain read(
      RecordSource source,
      RecordSource.@Nullable Bounds bounds,
      AuditOptions options,
      Findings findings) {
    Chain chain =
        new Chain(findings, options.keys(), Witnesses.in(options.witness()), options.scratch());
    if (bounds != null) {
      chain.read(source, bounds);
    }
    chain.witnesses.unseen().forEach(findings::add);
    return chain;
  }

  private void read(RecordSource source, RecordSource.Bounds bounds) {
    end = bounds.end();
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
    Log log = logs.computeIfAbsent(checkpoint.key(), _ -> new Log(new LeafFile(scratch)));
    if (follows(record, checkpoint, log)) {
      add(record, checkpoint, head, log);
    }
  }

  /// Whether the checkpoint can be read on; where it does not follow on the one before, this is
  /// told.
  private boolean follows(ConsumerRecord<byte[], byte[]> record, Checkpoint checkpoint, Log log) {
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
    } else if (log.begun && checkpoint.from() > log.next) {
      findings.add(
          Fault.at(
              Fault.Kind.MISSING,
              checkpoint.topic(),
              checkpoint.partition(),
              log.next,
              "offsets %d to %d were removed before they were signed"
                  .formatted(log.next, checkpoint.from() - 1)));
    } else if (log.begun && checkpoint.from() < log.next) {
      findings.add(
          Fault.at(
              Fault.Kind.TRUNCATED,
              checkpoint.topic(),
              checkpoint.partition(),
              checkpoint.from(),
              "the end was cut from offset %d to %d at some time before %s, and records were written anew"
                  .formatted(log.next, checkpoint.from(), time(record))));
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
      }
    } catch (IllegalArgumentException _) {
      findings.add(fault(record, "its digests are no digests"));
    }
    log.begun = true;
    log.next = checkpoint.next();
    witnesses.see(checkpoint.key(), head).ifPresent(findings::add);
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

  /// How many records are in checkpoints.
  long records() {
    return logs.values().stream().mapToLong(log -> log.tree.size()).sum();
  }

  /// Compares the records of a partition with its checkpoints, as they are read.
  ///
  /// @param log where the partition begins and ends
  /// @param readFrom the first offset that is read: those before are not compared
  ChainWalk walk(TopicPartition partition, RecordSource.Bounds log, long readFrom) {
    Log there = logs.get(partition.toString());
    return new ChainWalk(
        partition,
        there == null ? null : there.leaves.read(),
        there == null ? log.begin() : there.next,
        log,
        readFrom,
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
            try {
              Checkpoint checkpoint = Json.MAPPER.readValue(record.value(), Checkpoint.class);
              covered.merge(
                  new TopicPartition(checkpoint.topic(), checkpoint.partition()),
                  checkpoint.next(),
                  Math::max);
            } catch (JacksonException | IllegalArgumentException _) {
              // The next audit tells.
            }
          }
        }
      }
    }
    return covered;
  }

  @Override
  public void close() {
    logs.values().forEach(log -> log.leaves.close());
  }
}
