package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.event.BadRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Brings what was done from its topic into the database.
@Component
class AuditListener {

  private final AuditRecords records;

  AuditListener(AuditRecords records) {
    this.records = records;
  }

  @KafkaListener(topics = "ccg.audit", groupId = "ccg-ingest-read-model-audit")
  void on(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new BadRecord("It has no value.");
    }
    records.store(Json.MAPPER.readValue(record.value(), AuditRecorded.class));
  }
}
