package io.cloudcostguard.cli.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.jspecify.annotations.Nullable;

/// Reads a partition from its broker. A batch whose checksum is wrong is read without it, as far as
/// it can be read, so that its records can be named.
final class BrokerReader implements PartitionReader {

  private static final Duration POLL = Duration.ofMillis(200);

  /// A broker that gives nothing for as long, and yet says that there is more, cannot read it.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Brokers brokers;
  private final TopicPartition partition;
  private final long end;

  /// Made when there is something to read: many partitions are empty.
  private @Nullable KafkaConsumer<byte[], byte[]> made;

  private final Deque<Damaged> damaged = new ArrayDeque<>();
  private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
  private long position;

  /// @param from the first offset that is read
  /// @param end behind the last
  BrokerReader(Brokers brokers, TopicPartition partition, long from, long end) {
    this.brokers = brokers;
    this.partition = partition;
    this.end = end;
    position = from;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> there = made;
    if (there == null) {
      there = brokers.consumer();
      there.assign(List.of(partition));
      there.seek(partition, position);
      made = there;
    }
    return there;
  }

  @Override
  public void seek(long offset) {
    fetched = Collections.emptyIterator();
    damaged.clear();
    position = offset;
    if (made != null) {
      made.seek(partition, offset);
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public @Nullable Entry next() {
    while (position < end || !damaged.isEmpty()) {
      Damaged broken = damaged.poll();
      if (broken != null) {
        return broken;
      }
      if (fetched.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = fetched.next();
        position = record.offset() + 1;
        return record.offset() < end ? new Intact(record) : null;
      }
      fetch();
    }
    return null;
  }

  private void fetch() {
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < patientUntil) {
      try {
        fetched = consumer().poll(POLL).iterator();
        if (fetched.hasNext()) {
          return;
        }
        long reached = consumer().position(partition);
        if (reached > position) { // past the markers of transactions
          position = reached;
          return;
        }
      } catch (KafkaException e) {
        if (!isDamage(e)) {
          throw e;
        }
        pass(consumer().position(partition));
        return;
      }
    }
    consumer().endOffsets(List.of(partition)); // fails where the broker is away
    damaged.add(new Damaged(position, end - 1, null));
    position = end;
  }

  /// Takes up the damaged records from an offset on, and goes on behind them.
  private void pass(long first) {
    long next = firstIntact(first);
    List<ConsumerRecord<byte[], byte[]>> readable = unchecked(first, next);
    readable.forEach(record -> damaged.add(new Damaged(record.offset(), record.offset(), record)));
    if (readable.isEmpty()) {
      damaged.add(new Damaged(first, next - 1, null));
    }
    fetched = Collections.emptyIterator();
    position = next;
    consumer().seek(partition, next);
  }

  /// Every fetch from within a damaged batch fails: the end of the batch is searched for.
  private long firstIntact(long first) {
    long bad = first;
    long good = Math.min(end, first + 1);
    for (long step = 2; good < end && !isIntactFrom(good); step *= 2) {
      bad = good;
      good = Math.min(end, first + step);
    }
    while (good - bad > 1) {
      long middle = bad + (good - bad) / 2;
      if (isIntactFrom(middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private boolean isIntactFrom(long offset) {
    consumer().seek(partition, offset);
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < patientUntil) {
      try {
        if (!consumer().poll(POLL).isEmpty() || consumer().position(partition) > offset) {
          return true;
        }
      } catch (KafkaException e) {
        if (!isDamage(e)) {
          throw e;
        }
        return false;
      }
    }
    return false;
  }

  private List<ConsumerRecord<byte[], byte[]>> unchecked(long from, long to) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> lenient = brokers.consumer(false)) {
      lenient.assign(List.of(partition));
      lenient.seek(partition, from);
      long patientUntil = System.nanoTime() + PATIENCE.toNanos();
      while (lenient.position(partition) < to && System.nanoTime() < patientUntil) {
        for (ConsumerRecord<byte[], byte[]> record : lenient.poll(POLL)) {
          if (record.offset() < to) {
            records.add(record);
          }
        }
      }
    } catch (KafkaException e) {
      if (!isDamage(e)) {
        throw e;
      }
      // It cannot be unpacked: what was read before it is all.
    }
    return records;
  }

  /// Whether it is the record's fault, not the broker's or the client's.
  private static boolean isDamage(KafkaException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof CorruptRecordException
          || message.contains("seek past the record")
          || message.contains("is invalid, cause")
          || message.contains("corrupt message")) {
        return true;
      }
      if (cause instanceof ApiException) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void close() {
    if (made != null) {
      made.close();
    }
  }
}
