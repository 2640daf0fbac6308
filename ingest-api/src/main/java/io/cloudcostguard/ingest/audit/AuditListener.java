package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Stores the records of `ccg.audit` in the database.
@Component
class AuditListener {

  private final AuditRecords records;

  AuditListener(AuditRecords records) {
    this.records = records;
  }

  @KafkaListener(topics = Topics.Names.AUDIT, groupId = "ccg-ingest-read-model-audit")
  void on(ConsumerRecord<byte[], byte[]> record) {
    records.store(Records.small(record, AuditRecorded.class));
  }
}
