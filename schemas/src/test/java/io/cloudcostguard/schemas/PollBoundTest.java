package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollBoundTest {

  private static final TopicPartition PARTITION = new TopicPartition("ccg.estimates", 0);

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final Consumer<byte[], byte[]> bounded = PollBound.on(kafka);

  @BeforeEach
  void assign() {
    kafka.setMaxPollRecords(1);
    kafka.assign(List.of(PARTITION));
    kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void givesManySmallRecordsAtOnce() {
    for (int i = 0; i < 600; i++) {
      add(i, 1000);
    }

    ConsumerRecords<byte[], byte[]> first = bounded.poll(Duration.ZERO);
    ConsumerRecords<byte[], byte[]> second = bounded.poll(Duration.ZERO);

    assertThat(first.count()).isEqualTo(500);
    assertThat(second.count()).isEqualTo(100);
    assertThat(offsets(second)).startsWith(500L).endsWith(599L);
    assertThat(second.nextOffsets().get(PARTITION).offset()).isEqualTo(600);
    assertThat(bounded.position(PARTITION)).isEqualTo(600);
  }

  /// Fifty records of 60 MB are no poll.
  @Test
  void givesNoMoreThanItsBytesAndOneRecord() {
    for (int i = 0; i < 5; i++) {
      add(i, PollBound.MOST_BYTES / 2 - 100);
    }

    assertThat(offsets(bounded.poll(Duration.ZERO))).containsExactly(0L, 1L, 2L);
    assertThat(offsets(bounded.poll(Duration.ZERO))).containsExactly(3L, 4L);
    assertThat(bounded.poll(Duration.ZERO).isEmpty()).isTrue();
  }

  private void add(long offset, int bytes) {
    kafka.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            0,
            offset,
            0,
            TimestampType.CREATE_TIME,
            1,
            bytes,
            new byte[1],
            new byte[bytes],
            new RecordHeaders(),
            java.util.Optional.empty()));
  }

  private static List<Long> offsets(ConsumerRecords<byte[], byte[]> records) {
    List<Long> offsets = new ArrayList<>();
    records.forEach(record -> offsets.add(record.offset()));
    return offsets;
  }
}
