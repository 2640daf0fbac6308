package io.cloudcostguard.cli.audit;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Words for records that cannot be read as they were written.
final class Damage {

  /// The fault of records whose checksum is wrong.
  ///
  /// @param names of the records, as checkpoints call them; empty where they are not known
  static Fault fault(
      TopicPartition partition, PartitionReader.Damaged damaged, List<String> names) {
    if (damaged.record() != null) {
      return Fault.of(
          Fault.Kind.DAMAGED,
          damaged.record(),
          null,
          "the checksum of its batch is wrong: a byte on the disk has changed; what it says is not"
              + " verified");
    }
    String message =
        damaged.from() == damaged.to()
            ? "the checksum of its batch is wrong, and it cannot be unpacked"
            : "the checksum of the batch of offsets %d to %d is wrong, and it cannot be unpacked"
                .formatted(damaged.from(), damaged.to());
    return new Fault(
        Fault.Kind.DAMAGED,
        partition.topic(),
        partition.partition(),
        damaged.from(),
        null,
        names.size() == 1 && !names.getFirst().isEmpty() ? names.getFirst() : null,
        message,
        names.size() == 1 ? List.of() : names);
  }

  /// The line of a record that is no fault, because its writer was refused.
  static String unreadable(ConsumerRecord<?, ?> record, String reason) {
    return "Record %d of %s-%d cannot be read and is skipped: %s"
        .formatted(record.offset(), record.topic(), record.partition(), reason);
  }

  private Damage() {}
}
