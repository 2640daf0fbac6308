package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
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

  @KafkaListener(topics = "ccg.estimates", groupId = "ccg-ingest-read-model")
  void on(ConsumerRecord<byte[], byte[]> record) {
    byte[] document = Records.value(record);
    PlanOutcome outcome = Records.notNull(OutcomeReader.totals(document));
    Records.checkName("id", outcome.id());
    Records.checkName("tenant", outcome.tenant());
    Records.checkName("project", outcome.project());
    Records.checkName("workspace", outcome.workspace());
    estimates.store(outcome, document, Records.time(record));
  }
}
