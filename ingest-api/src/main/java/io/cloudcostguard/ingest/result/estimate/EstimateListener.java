package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Brings the outcomes of plans from their topic into the database.
@Component
class EstimateListener {

  private final Estimates estimates;
  private final Clock clock;

  EstimateListener(Estimates estimates, Clock clock) {
    this.estimates = estimates;
    this.clock = clock;
  }

  @KafkaListener(topics = Topics.Names.ESTIMATES, groupId = "ccg-ingest-read-model")
  void on(ConsumerRecord<byte[], byte[]> record) {
    byte[] document = Records.value(record);
    PlanOutcome outcome = Records.notNull(OutcomeReader.totals(document));
    Records.checkName("id", outcome.id());
    Records.checkName("tenant", outcome.tenant());
    Records.checkName("project", outcome.project());
    Records.checkName("workspace", outcome.workspace());
    estimates.store(outcome, document, Records.time(record, clock));
  }
}
