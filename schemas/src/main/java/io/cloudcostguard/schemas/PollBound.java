package io.cloudcostguard.schemas;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Bounds what one poll holds by bytes. Kafka bounds it by records, and a record of ours is 1 KB or
/// 60 MB, after decompression: fifty of those are no poll. The consumer that is bounded gives one
/// record at a time, `max.poll.records` 1; they are put together until there are enough.
public final class PollBound {

  /// Keys and values of a poll; the last record may go beyond it.
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int MOST_RECORDS = 500;

  /// The same consumer with polls that are bounded.
  @SuppressWarnings("unchecked")
  public static <K, V> Consumer<K, V> on(Consumer<K, V> consumer) {
    return (Consumer<K, V>)
        Proxy.newProxyInstance(
            PollBound.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (_, method, arguments) -> {
              if (method.getName().equals("poll")
                  && arguments != null
                  && arguments[0] instanceof Duration timeout) {
                return poll(consumer, timeout);
              }
              try {
                return method.invoke(consumer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static <K, V> ConsumerRecords<K, V> poll(Consumer<K, V> consumer, Duration timeout) {
    ConsumerRecords<K, V> first = consumer.poll(timeout);
    if (first.isEmpty()) {
      return first;
    }
    Map<TopicPartition, List<ConsumerRecord<K, V>>> records = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    long bytes = add(first, records, next);
    int count = first.count();
    while (bytes < MOST_BYTES && count < MOST_RECORDS) {
      ConsumerRecords<K, V> more = consumer.poll(Duration.ZERO);
      if (more.isEmpty()) {
        break;
      }
      bytes += add(more, records, next);
      count += more.count();
    }
    // What went to another instance in between is that one's.
    records.keySet().retainAll(consumer.assignment());
    next.keySet().retainAll(records.keySet());
    return new ConsumerRecords<>(records, next);
  }

  /// @return how many bytes
  private static <K, V> long add(
      ConsumerRecords<K, V> more,
      Map<TopicPartition, List<ConsumerRecord<K, V>>> records,
      Map<TopicPartition, OffsetAndMetadata> next) {
    long bytes = 0;
    for (TopicPartition partition : more.partitions()) {
      List<ConsumerRecord<K, V>> all = records.computeIfAbsent(partition, _ -> new ArrayList<>());
      for (ConsumerRecord<K, V> record : more.records(partition)) {
        // A partition that went and came back begins anew.
        while (!all.isEmpty() && all.getLast().offset() >= record.offset()) {
          all.removeLast();
        }
        all.add(record);
        bytes +=
            Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
      }
    }
    next.putAll(more.nextOffsets());
    return bytes;
  }

  private PollBound() {}
}
