package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Writes the committed records of the signed topics to files in the form of a broker's segments,
/// as far as checkpoints cover them, and goes on where the files before end. A file is complete or
/// not there; what is held is one batch.
final class ArchiveWriter {

  private static final String LOG = ".log";
  private static final String PART = ".part";
  private static final int BATCH_BYTES = 512 * 1024;

  private final RecordSource source;
  private final Path folder;
  private final long segmentBytes;
  private final Consumer<String> tell;
  private final List<String> missing = new ArrayList<>();
  private long records;
  private long files;

  /// @param segmentBytes a file of this size is closed
  /// @param tell takes a line for each partition that has something new
  ArchiveWriter(RecordSource source, Path folder, long segmentBytes, Consumer<String> tell) {
    this.source = source;
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.tell = tell;
  }

  /// What was written.
  ///
  /// @param missing what could not be archived, as sentences
  record Result(long records, long files, List<String> missing) {}

  /// Writes what is new.
  ///
  /// @throws IOException if a file cannot be written, or another archive is being written there
  Result write() throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("archive.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = locked(channel)) {
      writeAll();
      lock.release();
    }
    return new Result(records, files, List.copyOf(missing));
  }

  private FileLock locked(FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // Said below.
    }
    if (lock == null) {
      throw new IOException("Another archive is being written to " + folder);
    }
    return lock;
  }

  private void writeAll() throws IOException {
    // Checkpoints first: all that is archived before is covered by those that are archived.
    RecordSource.Bounds checkpoints = source.bounds(Topics.CHECKPOINTS, 0);
    if (checkpoints == null) {
      throw new IOException("There is no topic " + Topics.CHECKPOINTS.name());
    }
    Map<String, Long> covered = covered(checkpoints);
    List<Topic<?>> topics = new ArrayList<>(Topics.CHAINED);
    topics.add(Topics.CANCELLATIONS);
    for (Map.Entry<Topic<?>, List<RecordSource.Bounds>> each : source.bounds(topics).entrySet()) {
      Topic<?> topic = each.getKey();
      boolean isSigned = !covered.isEmpty() && !topic.equals(Topics.CANCELLATIONS);
      for (int number = 0; number < each.getValue().size(); number++) {
        TopicPartition partition = new TopicPartition(topic.name(), number);
        RecordSource.Bounds there = each.getValue().get(number);
        long end =
            isSigned
                ? Math.min(covered.getOrDefault(partition.toString(), 0L), there.end())
                : there.end();
        write(partition, there.begin(), end);
      }
    }
    write(new TopicPartition(Topics.CHECKPOINTS.name(), 0), checkpoints.begin(), checkpoints.end());
  }

  /// Behind the last offset that checkpoints cover, by partition.
  private Map<String, Long> covered(RecordSource.Bounds bounds) {
    Map<String, Long> covered = new HashMap<>();
    try (PartitionReader reader =
        source.reader(new TopicPartition(Topics.CHECKPOINTS.name(), 0), bounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry instanceof PartitionReader.Intact(var record)) {
          try {
            Checkpoint checkpoint = Json.MAPPER.readValue(record.value(), Checkpoint.class);
            covered.merge(checkpoint.key(), checkpoint.next(), Math::max);
          } catch (RuntimeException _) {
            // ccg audit verify tells.
          }
        }
      }
    }
    return covered;
  }

  private void write(TopicPartition partition, long begin, long end) throws IOException {
    Path there = folder.resolve(partition.toString());
    Files.createDirectories(there);
    ArchiveSums sums = ArchiveSums.in(there);
    finish(there, sums);
    Long archived = end(there);
    long from = archived == null ? begin : archived;
    if (from < begin) {
      missing.add(
          "%s: offsets %d to %d were removed before they were archived"
              .formatted(partition, from, begin - 1));
      from = begin;
    }
    if (from >= end) {
      return;
    }
    long before = records;
    try (PartitionReader reader = source.reader(partition, from, end);
        Segment segment = new Segment(there, sums)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        switch (entry) {
          case PartitionReader.Intact(var record) -> segment.add(record);
          case PartitionReader.Erased(var raw, _) -> segment.add(raw);
          case PartitionReader.Damaged damaged -> addDamaged(partition, damaged, segment);
        }
      }
      segment.end();
    }
    if (records > before) {
      tell.accept(
          "%s: %,d records up to offset %d".formatted(partition, records - before, end - 1));
    }
  }

  /// What can be read of it is archived: its checkpoint tells whether it is as it was.
  private void addDamaged(
      TopicPartition partition, PartitionReader.Damaged damaged, Segment segment)
      throws IOException {
    ConsumerRecord<byte[], byte[]> record = damaged.record();
    missing.add(
        "%s: the record at offset %d has a wrong checksum%s"
            .formatted(
                partition,
                damaged.from(),
                record == null ? " and cannot be read up to offset " + damaged.to() : ""));
    if (record != null) {
      segment.add(record);
    }
  }

  /// Ends what a run before, that was killed, did not.
  private static void finish(Path there, ArchiveSums sums) throws IOException {
    for (Path part : list(there, PART)) {
      String name = part.getFileName().toString().replace(PART, "");
      Path whole = there.resolve(name);
      String hash = sums.hashes().get(name);
      if (hash != null && !Files.exists(whole) && hash.equals(ArchiveSums.hash(part))) {
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(part);
        if (hash != null && !Files.exists(whole)) {
          sums.remove(name);
        }
      }
    }
  }

  /// Behind the last record of the files; null where there is none.
  private static @Nullable Long end(Path there) throws IOException {
    List<Path> segments = list(there, LOG);
    Long end = null;
    if (!segments.isEmpty()) {
      try (FileRecords last = FileRecords.open(segments.getLast().toFile(), false)) {
        for (RecordBatch batch : last.batches()) {
          end = batch.nextOffset();
        }
      } catch (CorruptRecordException e) {
        throw new IOException(
            "%s cannot be read: restore it, or move it away together with the files after it"
                .formatted(segments.getLast()),
            e);
      }
    }
    return end;
  }

  private static List<Path> list(Path there, String suffix) throws IOException {
    try (Stream<Path> all = Files.list(there)) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /// The file that is being written.
  private final class Segment implements AutoCloseable {

    private final Path there;
    private final ArchiveSums sums;
    private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    private long batchBytes;
    private @Nullable FileChannel open;
    private String name = "";
    private MessageDigest digest = Sha256.start();
    private long written;

    Segment(Path there, ArchiveSums sums) {
      this.there = there;
      this.sums = sums;
    }

    void add(ConsumerRecord<byte[], byte[]> record) throws IOException {
      batch.add(record);
      batchBytes +=
          Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
      records++;
      if (batchBytes >= BATCH_BYTES) {
        writeBatch();
        if (written >= segmentBytes) {
          end();
        }
      }
    }

    private void writeBatch() throws IOException {
      if (batch.isEmpty()) {
        return;
      }
      long base = batch.getFirst().offset();
      FileChannel channel = open;
      if (channel == null) {
        name = "%020d%s".formatted(base, LOG);
        channel =
            FileChannel.open(
                there.resolve(name + PART),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        open = channel;
        digest = Sha256.start();
        written = 0;
      }
      ByteBuffer bytes = bytes(base);
      digest.update(bytes.duplicate());
      written += bytes.remaining();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      batch.clear();
      batchBytes = 0;
    }

    private ByteBuffer bytes(long base) {
      try (MemoryRecordsBuilder builder =
          MemoryRecords.builder(
              ByteBuffer.allocate(64 * 1024),
              Compression.of(CompressionType.ZSTD).build(),
              TimestampType.CREATE_TIME,
              base)) {
        batch.forEach(record ->
            builder.appendWithOffset(
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers().toArray()));
        return builder.build().buffer();
      }
    }

    /// Closes the file: its hash is noted first, so that a file without one is not ours.
    void end() throws IOException {
      writeBatch();
      FileChannel channel = open;
      if (channel == null) {
        return;
      }
      channel.force(true);
      channel.close();
      open = null;
      sums.put(name, HexFormat.of().formatHex(digest.digest()));
      Files.move(there.resolve(name + PART), there.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      files++;
    }

    @Override
    public void close() throws IOException {
      FileChannel channel = open;
      if (channel != null) {
        channel.close();
      }
    }
  }
}
