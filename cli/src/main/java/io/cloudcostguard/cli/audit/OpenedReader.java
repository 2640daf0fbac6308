package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.sealing.KeyRing;
import io.cloudcostguard.schemas.sealing.SealedValue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads a partition whose values may be sealed. One that does not open is handed over as it is,
/// and is a record that cannot be read.
record OpenedReader(PartitionReader of, KeyRing keys) implements PartitionReader {

  @Override
  public void seek(long offset) {
    of.seek(offset);
  }

  @Override
  public long position() {
    return of.position();
  }

  @Override
  public @Nullable Entry next() {
    Entry entry = of.next();
    return entry instanceof Intact(var record) ? opened(record) : entry;
  }

  private Entry opened(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null || SealedValue.keyId(value) == null) {
      return new Intact(record);
    }
    return switch (keys.open(value)) {
      case KeyRing.Value(byte[] bytes, byte[] recordKey) ->
          new Intact(new OpenRecord(record, bytes, recordKey));
      case KeyRing.Erased(var key) -> new Erased(record, key);
      case KeyRing.Refused _ -> new Intact(record);
    };
  }

  @Override
  public void close() {
    of.close();
  }
}
