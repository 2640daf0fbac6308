package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.kafka.RecordReader;
import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Stores the records of `ccg.audit` in the database.
@Component
class AuditListener implements RecordReader {

  /// It has what was changed, before and after, as texts in JSON.
  private static final int MOST_BYTES = 1024 * 1024;

  private final AuditRecords records;

  AuditListener(AuditRecords records) {
    this.records = records;
  }

  @Override
  public String topic() {
    return Topics.Names.AUDIT;
  }

  @Override
  @KafkaListener(topics = Topics.Names.AUDIT, groupId = "ccg-ingest-read-model-audit")
  public void on(ConsumerRecord<byte[], byte[]> record) {
    AuditRecorded recorded = Records.bounded(record, AuditRecorded.class, MOST_BYTES);
    Records.checkName("id", recorded.id());
    Records.checkName("tenant", recorded.tenant());
    records.store(recorded);
  }
}
