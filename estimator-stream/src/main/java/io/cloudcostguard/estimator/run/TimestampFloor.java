package io.cloudcostguard.estimator.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Replaces missing timestamps by 1970. Kafka Streams does not use [EventTime] for the records of a
/// global table, and one without a timestamp would end the process.
public final class TimestampFloor implements ConsumerInterceptor<byte[], byte[]> {

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    boolean all = true;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      all &= record.timestamp() >= 0;
    }
    if (all) {
      return records;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> floored = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> of = new ArrayList<>();
      records.records(partition).forEach(record -> of.add(floored(record)));
      floored.put(partition, of);
    }
    return new ConsumerRecords<>(floored, records.nextOffsets());
  }

  private static ConsumerRecord<byte[], byte[]> floored(ConsumerRecord<byte[], byte[]> record) {
    return record.timestamp() >= 0
        ? record
        : new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            0,
            record.timestampType(),
            record.serializedKeySize(),
            record.serializedValueSize(),
            record.key(),
            record.value(),
            record.headers(),
            record.leaderEpoch());
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
