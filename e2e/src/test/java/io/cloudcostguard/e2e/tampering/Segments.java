package io.cloudcostguard.e2e.tampering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.ControlRecordType;
import org.apache.kafka.common.record.EndTransactionMarker;
import org.apache.kafka.common.record.FileLogInputStream;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;

/// The segments of a broker that does not run, as an attacker with its disk would edit them: with
/// the right checksums.
final class Segments {

  private final Path kafka;

  /// @param kafka the broker's data folder
  Segments(Path kafka) {
    this.kafka = kafka;
  }

  /// A record, with its place.
  record Entry(long offset, long timestamp, byte[] key, byte[] value, Header[] headers) {

    String text() {
      return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /// Its key as text.
    String name() {
      return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /// The subject of its envelope.
    String subject() {
      for (Header header : headers) {
        if (header.key().equals("ce_subject")) {
          return new String(header.value(), StandardCharsets.UTF_8);
        }
      }
      return "";
    }

    Entry with(String text) {
      return new Entry(offset, timestamp, key, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    Entry at(long other) {
      return new Entry(other, timestamp, key, value, headers);
    }
  }

  /// The records of a partition, without the markers of transactions.
  List<Entry> read(TopicPartition partition) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (FileRecords records = FileRecords.open(log(partition).toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        if (!batch.isControlBatch()) {
          entries.addAll(entries(batch));
        }
      }
    }
    return entries;
  }

  private static List<Entry> entries(RecordBatch batch) {
    List<Entry> entries = new ArrayList<>();
    for (Record record : batch) {
      entries.add(
          new Entry(
              record.offset(),
              record.timestamp(),
              bytes(record.key()),
              bytes(record.value()),
              record.headers()));
    }
    return entries;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    return buffer == null ? null : Utils.toArray(buffer);
  }

  /// Replaces the records, batch by batch. A batch that stays as it was, stays to the byte; one
  /// without records is gone.
  void edit(TopicPartition partition, UnaryOperator<List<Entry>> editor) throws IOException {
    Path log = log(partition);
    ByteArrayOutputStream edited = new ByteArrayOutputStream();
    try (FileRecords records = FileRecords.open(log.toFile(), false)) {
      for (FileLogInputStream.FileChannelRecordBatch batch : records.batches()) {
        List<Entry> before = batch.isControlBatch() ? List.of() : entries(batch);
        List<Entry> after = batch.isControlBatch() ? before : editor.apply(before);
        if (after.equals(before)) {
          ByteBuffer raw = ByteBuffer.allocate(batch.sizeInBytes());
          batch.writeTo(raw);
          edited.write(raw.array());
        } else if (!after.isEmpty()) {
          edited.write(rebuilt(batch, after));
        }
      }
    }
    Files.write(log, edited.toByteArray());
    forgetIndexes(partition);
  }

  private static byte[] rebuilt(RecordBatch batch, List<Entry> entries) {
    MemoryRecordsBuilder builder =
        MemoryRecords.builder(
            ByteBuffer.allocate(1024),
            RecordBatch.CURRENT_MAGIC_VALUE,
            Compression.of(batch.compressionType()).build(),
            TimestampType.CREATE_TIME,
            entries.getFirst().offset(),
            RecordBatch.NO_TIMESTAMP,
            batch.producerId(),
            batch.producerEpoch(),
            batch.baseSequence(),
            batch.isTransactional(),
            batch.partitionLeaderEpoch());
    for (Entry entry : entries) {
      builder.appendWithOffset(
          entry.offset(), entry.timestamp(), entry.key(), entry.value(), entry.headers());
    }
    return Utils.toArray(builder.build().buffer());
  }

  /// Writes some batches once more behind the end, as their producers would.
  ///
  /// @param which records; each batch that has one is written again, with these alone
  void append(TopicPartition partition, Predicate<Entry> which, UnaryOperator<Entry> change)
      throws IOException {
    Path log = log(partition);
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    try (FileRecords records = FileRecords.open(log.toFile(), false)) {
      long next = 0;
      for (RecordBatch batch : records.batches()) {
        next = batch.nextOffset();
      }
      for (RecordBatch batch : records.batches()) {
        if (batch.isControlBatch()) {
          continue;
        }
        List<Entry> again = new ArrayList<>();
        for (Entry entry : entries(batch)) {
          if (which.test(entry)) {
            again.add(change.apply(entry).at(next++));
          }
        }
        if (!again.isEmpty()) {
          more.write(rebuilt(batch, again));
          if (batch.isTransactional()) {
            more.write(committed(batch, next++));
          }
        }
      }
    }
    Files.write(log, more.toByteArray(), StandardOpenOption.APPEND);
    forgetIndexes(partition);
  }

  private static byte[] committed(RecordBatch batch, long offset) {
    MemoryRecords marker =
        MemoryRecords.withEndTransactionMarker(
            offset,
            batch.maxTimestamp(),
            batch.partitionLeaderEpoch(),
            batch.producerId(),
            batch.producerEpoch(),
            new EndTransactionMarker(ControlRecordType.COMMIT, 0));
    return Utils.toArray(marker.buffer());
  }

  /// Takes away the ends of transactions.
  void dropMarkers(TopicPartition partition) throws IOException {
    Path log = log(partition);
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    try (FileRecords records = FileRecords.open(log.toFile(), false)) {
      for (FileLogInputStream.FileChannelRecordBatch batch : records.batches()) {
        if (!batch.isControlBatch()) {
          ByteBuffer raw = ByteBuffer.allocate(batch.sizeInBytes());
          batch.writeTo(raw);
          left.write(raw.array());
        }
      }
    }
    Files.write(log, left.toByteArray());
    forgetIndexes(partition);
  }

  /// Takes away all from an offset on.
  void cut(TopicPartition partition, long from) throws IOException {
    Path log = log(partition);
    int position = 0;
    try (FileRecords records = FileRecords.open(log.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        if (batch.baseOffset() >= from) {
          break;
        }
        position += batch.sizeInBytes();
      }
    }
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, position));
    forgetIndexes(partition);
  }

  /// Changes one bit of the batch that has an offset, and no checksum.
  void flip(TopicPartition partition, long offset) throws IOException {
    Path log = log(partition);
    int position = 0;
    int size = 0;
    try (FileRecords records = FileRecords.open(log.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        if (batch.lastOffset() >= offset) {
          size = batch.sizeInBytes();
          break;
        }
        position += batch.sizeInBytes();
      }
    }
    byte[] whole = Files.readAllBytes(log);
    whole[position + size - size / 4] ^= 1;
    Files.write(log, whole);
  }

  /// Takes away all of a partition.
  void remove(TopicPartition partition) throws IOException {
    Path there = kafka.resolve(partition.toString());
    try (Stream<Path> files = Files.list(there)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(there);
  }

  private Path log(TopicPartition partition) throws IOException {
    try (Stream<Path> files = Files.list(kafka.resolve(partition.toString()))) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .findFirst()
          .orElseThrow(() -> new FileSystemException("no segment of " + partition));
    }
  }

  private void forgetIndexes(TopicPartition partition) throws IOException {
    try (Stream<Path> files = Files.list(kafka.resolve(partition.toString()))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith("index") || name.endsWith(".snapshot")) {
          Files.delete(file);
        }
      }
    }
  }
}
