package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.BadRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Brings the outcomes of plans from their topic into the database.
@Component
class EstimateListener {

  private final Estimates estimates;

  EstimateListener(Estimates estimates) {
    this.estimates = estimates;
  }

  @KafkaListener(
      topics = "ccg.estimates",
      groupId = "ccg-ingest-read-model",
      properties = "max.poll.records=50")
  void on(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new BadRecord("It has no value.");
    }
    PlanOutcome outcome = Json.MAPPER.readValue(record.value(), PlanOutcome.class);
    String document = new String(record.value(), StandardCharsets.UTF_8);
    estimates.store(outcome, document, false, Instant.ofEpochMilli(record.timestamp()));
  }
}
