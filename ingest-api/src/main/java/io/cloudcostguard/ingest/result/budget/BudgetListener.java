package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.actual.DueComparisons;
import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.ingest.result.due.DueDecisions;
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
  private final DueDecisions due;
  private final DueComparisons comparisons;
  private final Clock clock;

  BudgetListener(Budgets budgets, DueDecisions due, DueComparisons comparisons, Clock clock) {
    this.budgets = budgets;
    this.due = due;
    this.comparisons = comparisons;
    this.clock = clock;
  }

  @KafkaListener(topics = Topics.Names.BUDGETS, groupId = "ccg-ingest-read-model-budgets")
  void on(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      String id = id(record.key());
      budgets.remove(id);
      due.budgetsChanged(id.substring(0, Math.max(0, id.indexOf('/'))));
    } else {
      Budget budget = Records.small(record, Budget.class);
      budgets.store(budget, Records.time(record, clock));
      due.budgetsChanged(budget.tenant());
      comparisons.changed(budget.tenant());
    }
  }

  private static String id(byte @Nullable [] key) {
    if (key == null) {
      throw new BadRecord("It has neither a key nor a value.");
    }
    return new String(key, StandardCharsets.UTF_8);
  }
}
