package io.cloudcostguard.cli.audit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Records of a partition by their offset: those that come next are read, others are sought.
final class RecordCursor implements AutoCloseable {

  /// Farther than that, a record is sought instead of read up to.
  private static final long FAR = 2000;

  private final PartitionReader reader;

  RecordCursor(PartitionReader reader) {
    this.reader = reader;
  }

  /// The record at an offset; null where it is damaged or erased.
  @Nullable ConsumerRecord<byte[], byte[]> at(long offset) {
    if (offset < reader.position() || offset > reader.position() + FAR) {
      reader.seek(offset);
    }
    for (var entry = reader.next(); entry != null; entry = reader.next()) {
      switch (entry) {
        case PartitionReader.Intact(var record) when record.offset() >= offset -> {
          return record.offset() == offset ? record : null;
        }
        case PartitionReader.Damaged damaged when damaged.to() >= offset -> {
          return null;
        }
        case PartitionReader.Erased(var raw, _) when raw.offset() >= offset -> {
          return null;
        }
        case PartitionReader.Intact _, PartitionReader.Damaged _, PartitionReader.Erased _ -> {}
      }
    }
    return null;
  }

  @Override
  public void close() {
    reader.close();
  }
}
