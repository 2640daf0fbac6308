package io.cloudcostguard.ingest.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.Replay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Hands dead letters that are replayed to the reader of their topic. One that fails again is a
/// dead letter again.
@Component
class ReplayListener {

  private final Map<String, RecordReader> readers;

  ReplayListener(List<RecordReader> readers) {
    this.readers =
        readers.stream().collect(toUnmodifiableMap(RecordReader::topic, reader -> reader));
  }

  @KafkaListener(topics = Topics.Names.REPLAYS, groupId = "ccg-ingest-read-model-replays")
  void on(ConsumerRecord<byte[], byte[]> record) {
    Optional<ConsumerRecord<byte[], byte[]>> original = Replay.original(record, Topics.INGEST_DLQ);
    if (original.isPresent()) {
      RecordReader reader = readers.get(original.get().topic());
      if (reader == null) {
        throw new BadRecord("Records of its topic are not replayed.");
      }
      reader.on(original.get());
    }
  }
}
