package io.cloudcostguard.ingest.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Stores the records of one topic. Storing a record again changes nothing, so that it may be
/// replayed.
public interface RecordReader {

  /// The topic's name.
  String topic();

  /// Stores one record.
  void on(ConsumerRecord<byte[], byte[]> record);
}
