package io.cloudcostguard.cli.audit;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A sealed record with its value in the open.
final class OpenRecord extends ConsumerRecord<byte[], byte[]> {

  private final ConsumerRecord<byte[], byte[]> raw;
  private final byte[] recordKey;

  /// @param value of it in the open
  /// @param recordKey opens this record, and no other
  OpenRecord(ConsumerRecord<byte[], byte[]> raw, byte[] value, byte[] recordKey) {
    super(
        raw.topic(),
        raw.partition(),
        raw.offset(),
        raw.timestamp(),
        raw.timestampType(),
        raw.serializedKeySize(),
        value.length,
        raw.key(),
        value,
        raw.headers(),
        raw.leaderEpoch());
    this.raw = raw;
    this.recordKey = recordKey;
  }

  /// As it is in its topic, which checkpoints vouch for.
  static ConsumerRecord<byte[], byte[]> raw(ConsumerRecord<byte[], byte[]> record) {
    return record instanceof OpenRecord open ? open.raw : record;
  }

  byte[] recordKey() {
    return recordKey;
  }
}
