package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.kafka.Records;
import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.event.BadRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Consumes `ccg.ledger` into the read model.
@Component
class LedgerListener {

  private static final int LONGEST_INSTANCE = 600;
  private static final Duration CLEAN_UP = Duration.ofHours(1);

  private final Ledger ledger;
  private final DueDecisions due;
  private final Clock clock;
  private Instant cleanedUp = Instant.MIN;

  LedgerListener(Ledger ledger, DueDecisions due, Clock clock) {
    this.ledger = ledger;
    this.due = due;
    this.clock = clock;
  }

  @KafkaListener(topics = Topics.Names.LEDGER, groupId = "ccg-ingest-read-model-ledger")
  void on(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      throw new BadRecord("It has no key.");
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      remove(key, record.offset());
      return;
    }
    LedgerEntry entry =
        Records.notNull(Json.MAPPER.readValue(Records.value(record), LedgerEntry.class));
    Records.checkName("tenant", entry.tenant());
    if (entry.sequence() < 1) {
      throw new BadRecord("Its sequence is missing.");
    }
    switch (entry) {
      case LedgerEntry.Workspace workspace -> {
        Records.checkName("project", workspace.project());
        Records.checkName("workspace", workspace.workspace());
        if (workspace.costs() == null) {
          throw new BadRecord("Its costs are missing.");
        }
        ledger.store(workspace, record.offset());
      }
      case LedgerEntry.Standing standing -> {
        if (standing.budgetId() == null
            || !standing.budgetId().startsWith(standing.tenant() + "/")
            || standing.instance() == null
            || standing.instance().length() > LONGEST_INSTANCE
            || standing.planned() == null
            || standing.open() == null
            || standing.reduced() == null) {
          throw new BadRecord("Its standing is missing.");
        }
        forgetOld();
        if (ledger.store(standing, record.offset(), Records.time(record, clock))) {
          due.budgetsChanged(standing.tenant());
        }
        // Also of a record that comes again: what followed on it may be missing.
        due.standingMoved(standing.tenant(), onlyProject(standing));
      }
    }
  }

  private static String onlyProject(LedgerEntry.Standing standing) {
    String project = standing.project();
    return project != null && standing.budgetId().equals(Budget.idOf(standing.tenant(), project))
        ? project
        : "";
  }

  private synchronized void forgetOld() {
    Instant now = clock.instant();
    if (now.isAfter(cleanedUp)) {
      cleanedUp = now.plus(CLEAN_UP);
      ledger.forgetDays(now);
    }
  }

  private void remove(String key, long offset) {
    int bar = key.indexOf(LedgerEntry.INSTANCE);
    if (bar >= 0) {
      ledger.removeStanding(key.substring(0, bar), key.substring(bar + 1), offset);
      return;
    }
    String[] names = key.split("/", -1);
    if (names.length != 3) {
      throw new BadRecord("Its key is that of no workspace.");
    }
    ledger.removeWorkspace(names[0], names[1], names[2], offset);
  }
}
