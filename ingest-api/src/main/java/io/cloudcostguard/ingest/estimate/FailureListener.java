package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Plans that the estimator put aside are answered as rejected, so that nobody waits for them.
@Component
class FailureListener {

  /// Where a reason may be; the last is Kafka Streams' own.
  private static final List<String> REASONS =
      List.of(DeadLetter.REASON, "__streams.errors.message");

  private final Estimates estimates;

  FailureListener(Estimates estimates) {
    this.estimates = estimates;
  }

  @KafkaListener(topics = "ccg.estimator.dlq", groupId = "ccg-ingest-read-model-failures")
  void on(ConsumerRecord<byte[], byte[]> record) {
    Envelope plan = Envelope.of(record);
    String type = EventHeaders.text(record.headers(), "ce_type");
    if (plan == null || !EventType.PLAN_SUBMITTED.equals(type)) {
      return;
    }
    PlanOutcome outcome =
        new PlanRejected(
            plan.id(), plan.tenant(), plan.project(), plan.workspace(), null, reason(record));
    byte[] document = Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(outcome);
    estimates.store(outcome, document, true, plan.at());
  }

  private static String reason(ConsumerRecord<byte[], byte[]> record) {
    String reason =
        REASONS.stream()
            .map(header -> EventHeaders.text(record.headers(), header))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("no reason given");
    return "The estimator could not process the plan (" + reason + "). Submit it again.";
  }
}
