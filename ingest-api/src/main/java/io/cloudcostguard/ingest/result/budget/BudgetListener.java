package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.event.BadRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Brings budgets from their topic into the database.
@Component
class BudgetListener {

  private final Budgets budgets;
  private final Clock clock;

  BudgetListener(Budgets budgets, Clock clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  @KafkaListener(topics = Topics.Names.BUDGETS, groupId = "ccg-ingest-read-model-budgets")
  void on(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      budgets.remove(id(record.key()));
    } else {
      budgets.store(Records.small(record, Budget.class), Records.time(record, clock));
    }
  }

  private static String id(byte @Nullable [] key) {
    if (key == null) {
      throw new BadRecord("It has neither a key nor a value.");
    }
    return new String(key, StandardCharsets.UTF_8);
  }
}
