package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.StandingChanged;
import io.cloudcostguard.schemas.event.BadRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Consumes `ccg.standings` into the read model.
@Component
class StandingListener {

  private final Standings standings;

  StandingListener(Standings standings) {
    this.standings = standings;
  }

  @KafkaListener(topics = Topics.Names.STANDINGS, groupId = "ccg-ingest-read-model-standings")
  void on(ConsumerRecord<byte[], byte[]> record) {
    StandingChanged change = Records.small(record, StandingChanged.class);
    Records.checkName("tenant", change.tenant());
    Records.checkName("project", change.project());
    if (!Budget.idOf(change.tenant(), change.project()).equals(change.budgetId())) {
      throw new BadRecord("Its budget id is not that of its project.");
    }
    if (change.workspace() != null) {
      Records.checkName("workspace", change.workspace().name());
    }
    if (change.sequence() < 1 || change.standing() == null) {
      throw new BadRecord("Its standing is missing.");
    }
    standings.store(change, record.offset());
  }
}
