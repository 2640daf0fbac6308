package io.cloudcostguard.cli.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Reads a partition from its segments, a batch at a time.
final class ArchiveReader implements PartitionReader {

  private final TopicPartition partition;
  private final Archive.Log log;
  private final long end;
  private final Deque<Entry> ready = new ArrayDeque<>();
  private int segment = -1;
  private @Nullable FileRecords open;
  private Iterator<FileChannelRecordBatch> batches = Collections.emptyIterator();
  private long position;

  /// @param from the first offset that is read
  /// @param end behind the last
  ArchiveReader(TopicPartition partition, Archive.Log log, long from, long end) {
    this.partition = partition;
    this.log = log;
    this.end = end;
    seek(from);
  }

  @Override
  public void seek(long offset) {
    ready.clear();
    position = offset;
    segment = -1;
    for (Archive.Segment each : log.segments()) {
      if (segment < 0 || each.base() <= offset) {
        segment++;
      }
    }
    try {
      begin(offset);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void begin(long offset) throws IOException {
    close();
    batches = Collections.emptyIterator();
    if (segment < 0 || segment >= log.segments().size()) {
      return;
    }
    Archive.Segment there = log.segments().get(segment);
    FileRecords records = there.open();
    open = records;
    Map.Entry<Long, Integer> place = there.places().floorEntry(offset);
    batches = records.batchesFrom(place == null ? 0 : place.getValue()).iterator();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public @Nullable Entry next() {
    while (true) {
      Entry entry = ready.poll();
      if (entry != null) {
        long next =
            switch (entry) {
              case Intact(var record) -> record.offset() + 1;
              case Erased(var raw, _) -> raw.offset() + 1;
              case Damaged damaged -> damaged.to() + 1;
            };
        position = Math.max(position, next);
        return entry;
      }
      if (position >= end || !advance()) {
        return null;
      }
    }
  }

  /// Takes up the next batch.
  private boolean advance() {
    try {
      if (batches.hasNext()) {
        take(batches.next());
        return true;
      }
    } catch (KafkaException _) { // not even its head can be read, nor where the next one begins
      long next =
          segment + 1 < log.segments().size() ? log.segments().get(segment + 1).base() : end;
      if (position < next) {
        ready.add(new Damaged(position, Math.min(next, end) - 1, null));
      }
      batches = Collections.emptyIterator();
      return true;
    }
    segment++;
    if (segment >= log.segments().size()) {
      position = end;
      return false;
    }
    try {
      begin(position);
    } catch (IOException e) {
      throw failed(e);
    }
    return true;
  }

  private void take(FileChannelRecordBatch batch) {
    if (batch.lastOffset() < position || batch.baseOffset() >= end) {
      return;
    }
    if (!batch.isValid()) {
      takeDamaged(batch);
    } else if (!batch.isControlBatch() && !log.isAborted(batch)) {
      for (Record record : batch) {
        if (record.offset() >= position && record.offset() < end) {
          ready.add(new Intact(of(record)));
        }
      }
    }
    position = ready.isEmpty() ? batch.nextOffset() : position;
  }

  /// Records that can be read all the same are named.
  private void takeDamaged(FileChannelRecordBatch batch) {
    List<Entry> readable = new ArrayList<>();
    try {
      for (Record record : batch) {
        readable.add(new Damaged(record.offset(), record.offset(), of(record)));
      }
    } catch (KafkaException | IllegalArgumentException | IndexOutOfBoundsException _) {
      readable.clear();
    }
    if (readable.isEmpty()) {
      readable.add(new Damaged(batch.baseOffset(), batch.lastOffset(), null));
    }
    ready.addAll(readable);
  }

  private ConsumerRecord<byte[], byte[]> of(Record record) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        record.offset(),
        record.timestamp(),
        TimestampType.CREATE_TIME,
        record.keySize(),
        record.valueSize(),
        bytes(record.key()),
        bytes(record.value()),
        new RecordHeaders(record.headers()),
        Optional.empty());
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    return buffer == null ? null : Utils.toArray(buffer);
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("The segments of %s cannot be read".formatted(partition), e);
  }

  @Override
  public void close() {
    FileRecords there = open;
    open = null;
    if (there != null) {
      try {
        there.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
