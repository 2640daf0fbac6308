package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.budget.CostGrouping;
import io.cloudcostguard.estimation.budget.LargestResources;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.ingest.kafka.RecordReader;
import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Brings the outcomes of plans from their topic into the database.
@Component
class EstimateListener implements RecordReader {

  private static final Duration[] LATENCIES = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final Estimates estimates;
  private final DueDecisions due;
  private final Clock clock;
  private final Timer latency;

  EstimateListener(Estimates estimates, DueDecisions due, Clock clock, MeterRegistry metrics) {
    this.estimates = estimates;
    this.due = due;
    this.clock = clock;
    latency =
        Timer.builder("ccg.estimates.latency")
            .description("From the submission of a plan to its outcome in the read model")
            .serviceLevelObjectives(LATENCIES)
            .register(metrics);
  }

  @Override
  public String topic() {
    return Topics.Names.ESTIMATES;
  }

  @Override
  @KafkaListener(topics = Topics.Names.ESTIMATES, groupId = "ccg-ingest-read-model")
  public void on(ConsumerRecord<byte[], byte[]> record) {
    byte[] document = Records.value(record);
    CostGrouping groups = new CostGrouping();
    LargestResources largest = new LargestResources();
    PlanOutcome outcome =
        Records.notNull(
            OutcomeReader.folding(
                document,
                resource -> {
                  groups.add(resource);
                  largest.add(resource);
                }));
    Records.checkName("id", outcome.id());
    Records.checkName("tenant", outcome.tenant());
    Records.checkName("project", outcome.project());
    Records.checkName("workspace", outcome.workspace());
    PlanCost costs = outcome instanceof PlanEstimated estimate ? groups.of(estimate) : null;
    Instant at = Records.time(record, clock);
    estimates.store(outcome, costs, largest.found(), document, at);
    due.ready(outcome, at);
    latency.record(Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp())));
  }
}
