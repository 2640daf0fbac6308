package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The alerts of `ccg.alerts`, by their ids, to be held against those that the ledger gives. They
/// are in files, not in memory. Any thread may use it.
final class AlertLog {

  /// What the ledger does not keep of a plan: it is not compared.
  private static final List<String> NOT_COMPARED =
      List.of("trigger", "source", "author", "movers", "prices");

  private static final int MOST_TOLD = 100;
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,60})?");

  private final List<PlanTable> tables = new ArrayList<>();
  private final Findings findings;
  private long proven;
  private long reminders;

  /// @param partitions of the topic
  AlertLog(int partitions, Path scratch, Arena arena, Findings findings) {
    this.findings = findings;
    for (int i = 0; i < partitions; i++) {
      tables.add(new PlanTable(scratch, arena));
    }
  }

  /// Takes up a record of `ccg.alerts`.
  synchronized void see(ConsumerRecord<byte[], byte[]> record) {
    BudgetAlert alert = read(record);
    if (alert == null) {
      findings.add(Fault.of(Fault.Kind.ALERT, record, null, "it is no alert"));
      return;
    }
    if (alert.details() != null && alert.details().trigger() == Trigger.REMINDER) {
      reminders++;
      return;
    }
    long first =
        tables
            .get(record.partition())
            .putIfAbsent(
                PlanTable.Key.of(alert.tenant(), alert.id()), record.offset(), fingerprint(alert));
    if (first != PlanTable.NONE) {
      findings.add(
          Fault.of(
              Fault.Kind.ALERT,
              record,
              alert.id(),
              "the same alert is at offset %d already".formatted(first)));
    }
  }

  private static @Nullable BudgetAlert read(ConsumerRecord<byte[], byte[]> record) {
    try {
      BudgetAlert alert =
          record.value() == null ? null : Json.MAPPER.readValue(record.value(), BudgetAlert.class);
      return alert == null || alert.id() == null || alert.tenant() == null ? null : alert;
    } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
      return null;
    }
  }

  /// Whether an alert is there as the ledger gives it.
  synchronized boolean has(BudgetAlert alert) {
    PlanTable.Key key = PlanTable.Key.of(alert.tenant(), alert.id());
    return tables.stream().anyMatch(table -> table.show(key) == fingerprint(alert));
  }

  /// Looks for an alert that the ledger gives.
  ///
  /// @param entry of the ledger that gives it
  synchronized void expect(BudgetAlert alert, ConsumerRecord<byte[], byte[]> entry) {
    PlanTable.Key key = PlanTable.Key.of(alert.tenant(), alert.id());
    for (int partition = 0; partition < tables.size(); partition++) {
      PlanTable table = tables.get(partition);
      long offset = table.find(key);
      if (offset != PlanTable.NONE) {
        table.see(key);
        if (table.show(key) == fingerprint(alert)) {
          proven++;
        } else {
          findings.add(
              new Fault(
                  Fault.Kind.ALERT,
                  Topics.ALERTS.name(),
                  partition,
                  offset,
                  null,
                  alert.id(),
                  "the alert of %s is not the one that the ledger gives (%s)"
                      .formatted(alert.budgetId(), words(alert)),
                  List.of()));
        }
        return;
      }
    }
    findings.add(
        Fault.of(
            Fault.Kind.ALERT,
            entry,
            alert.id(),
            "%s has no alert for a crossing of %s (%s)"
                .formatted(Topics.ALERTS.name(), alert.budgetId(), words(alert))));
  }

  /// Whether a tenant has an alert.
  synchronized boolean contains(String tenant, String id) {
    PlanTable.Key key = PlanTable.Key.of(tenant, id);
    return tables.stream().anyMatch(table -> table.find(key) != PlanTable.NONE);
  }

  private static String words(BudgetAlert alert) {
    return "%s at %s, limit %s"
        .formatted(
            alert instanceof BudgetAlert.Firing ? "firing" : "resolved",
            alert.planned().toPlainString(),
            alert.monthlyLimit().amount().toPlainString());
  }

  /// Tells of alerts that nothing in the ledger gives.
  ///
  /// @param uncertain budgets whose ledger was not replayed in full
  /// @param fresh what is younger than this may be of what was not read, in milliseconds
  /// @return how many alerts are of such budgets
  synchronized long tellOrphans(RecordSource source, Set<String> uncertain, long fresh) {
    long notCovered = 0;
    for (int partition = 0; partition < tables.size(); partition++) {
      List<Long> orphans = new ArrayList<>();
      tables.get(partition).forEachUnseen(orphans::add);
      orphans.sort(null);
      TopicPartition alerts = new TopicPartition(Topics.ALERTS.name(), partition);
      if (orphans.isEmpty()) {
        continue;
      }
      int told = 0;
      try (PartitionReader reader =
          source.reader(alerts, orphans.getFirst(), orphans.getLast() + 1)) {
        Set<Long> wanted = Set.copyOf(orphans);
        for (var entry = reader.next(); entry != null; entry = reader.next()) {
          if (entry instanceof PartitionReader.Intact(var record)
              && wanted.contains(record.offset())) {
            BudgetAlert alert = read(record);
            if (alert == null || record.timestamp() >= fresh) {
              continue;
            }
            if (uncertain.contains(alert.budgetId()) || uncertain.contains(alert.tenant())) {
              notCovered++;
            } else if (told++ < MOST_TOLD) {
              findings.add(
                  Fault.of(
                      Fault.Kind.ALERT,
                      record,
                      alert.id(),
                      "no crossing in %s gives this alert of %s"
                          .formatted(Topics.LEDGER.name(), alert.budgetId())));
            } else {
              findings.count(Fault.Kind.ALERT, 1);
            }
          }
        }
      }
    }
    return notCovered;
  }

  /// How many alerts only tell again of one before.
  synchronized long reminders() {
    return reminders;
  }

  /// How many alerts are as the ledger gives them.
  synchronized long proven() {
    return proven;
  }

  private static long fingerprint(BudgetAlert alert) {
    JsonNode tree = Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(alert));
    if (tree.path("details") instanceof ObjectNode details) {
      details.remove(NOT_COMPARED);
    }
    StringBuilder text = new StringBuilder();
    append(tree, text);
    return ByteBuffer.wrap(Sha256.of(text.toString())).getLong() & Long.MAX_VALUE;
  }

  /// In one form, also of amounts that are written in different ways.
  private static void append(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> {
        if (!value.isNull()) {
          text.append(name).append('=');
          append(value, text);
        }
      });
    } else if (node.isArray()) {
      node.forEach(each -> append(each, text));
    } else {
      text.append(plain(node.asString())).append('\n');
    }
  }

  /// Names are not amounts, also where they could be read as such: 1E999999999 has a milliard of
  /// digits.
  private static String plain(String value) {
    return AMOUNT.matcher(value).matches()
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }
}
