package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.ingest.kafka.RecordReader;
import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Consumes `ccg.recommendations` into the read model.
@Component
class RecommendationListener implements RecordReader {

  private final Recommendations recommendations;
  private final OpenSavings savings;
  private final Clock clock;

  RecommendationListener(Recommendations recommendations, OpenSavings savings, Clock clock) {
    this.recommendations = recommendations;
    this.savings = savings;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return Topics.Names.RECOMMENDATIONS;
  }

  @Override
  @KafkaListener(
      topics = Topics.Names.RECOMMENDATIONS,
      groupId = "ccg-ingest-read-model-recommendations")
  public void on(ConsumerRecord<byte[], byte[]> record) {
    byte[] document = Records.value(record);
    PlanAdvised advised = Records.notNull(Json.MAPPER.readValue(document, PlanAdvised.class));
    Records.checkName("id", advised.id());
    Records.checkName("tenant", advised.tenant());
    Records.checkName("project", advised.project());
    Records.checkName("workspace", advised.workspace());
    if (advised.together() == null || advised.monthly() == null) {
      throw new BadRecord("Its totals are missing.");
    }
    Instant at = Records.time(record, clock);
    recommendations.store(advised, document, at);
    savings.note(advised, at);
  }
}
