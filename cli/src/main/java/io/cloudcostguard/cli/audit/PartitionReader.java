package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.sealing.TenantKey;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads the committed records of a partition in order, past those that are damaged.
sealed interface PartitionReader extends AutoCloseable
    permits BrokerReader, ArchiveReader, ContinuedReader, OpenedReader {

  /// What is in a partition.
  sealed interface Entry {}

  /// A record as it was written, as far as its checksum can tell.
  record Intact(ConsumerRecord<byte[], byte[]> record) implements Entry {}

  /// Records whose checksum is wrong.
  ///
  /// @param from the first offset
  /// @param to the last offset
  /// @param record what can be read of the only one; null where nothing can be
  record Damaged(long from, long to, @Nullable ConsumerRecord<byte[], byte[]> record)
      implements Entry {}

  /// A record that cannot be opened any more, for the key of its tenant was destroyed.
  record Erased(ConsumerRecord<byte[], byte[]> raw, TenantKey key) implements Entry {}

  /// Goes to an offset.
  void seek(long offset);

  /// The offset that is read next.
  long position();

  /// What comes next; null at the end.
  @Nullable Entry next();

  @Override
  void close();
}
