package io.cloudcostguard.ingest.budget;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.Budget;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Brings budgets from their topic into the database.
@Component
class BudgetListener {

  private final Budgets budgets;

  BudgetListener(Budgets budgets) {
    this.budgets = budgets;
  }

  @KafkaListener(topics = "ccg.budgets", groupId = "ccg-ingest-read-model-budgets")
  void on(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      budgets.remove(new String(record.key(), StandardCharsets.UTF_8));
    } else {
      budgets.store(
          Json.MAPPER.readValue(record.value(), Budget.class),
          Instant.ofEpochMilli(record.timestamp()));
    }
  }
}
