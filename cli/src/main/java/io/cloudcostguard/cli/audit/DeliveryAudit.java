package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Holds the attempts of one partition of `ccg.deliveries` against the events that they tell of:
/// each event is there, and each delivery that was begun has an end.
final class DeliveryAudit {

  /// The most deliveries without an end that are looked at.
  private static final int MOST_OPEN = 10_000;

  private static final List<String> OUTCOMES = List.of("estimate-", "rejected-", "cancelled-");
  private static final String ALERT = "budget.alert";

  private final RecordSource source;
  private final RecordSource.Bounds bounds;
  private final ChainWalk walk;
  private final PlanTable table;
  private final BiPredicate<String, String> outcomes;
  private final BiPredicate<String, String> alerts;
  private final Findings findings;
  private final long fresh;
  private long ended;
  private long open;

  /// @param table empty
  /// @param outcomes whether there is an outcome of a tenant's plan
  /// @param alerts whether there is an alert of a tenant with an id
  /// @param fresh what is younger may be of what was not read, in milliseconds
  DeliveryAudit(
      RecordSource source,
      RecordSource.Bounds bounds,
      ChainWalk walk,
      PlanTable table,
      BiPredicate<String, String> outcomes,
      BiPredicate<String, String> alerts,
      long fresh,
      Findings findings) {
    this.source = source;
    this.bounds = bounds;
    this.walk = walk;
    this.table = table;
    this.outcomes = outcomes;
    this.alerts = alerts;
    this.fresh = fresh;
    this.findings = findings;
  }

  /// Reads the attempts.
  void run() {
    try (PartitionReader reader = source.reader(walk.partition(), bounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        List<String> names = walk.see(entry);
        switch (entry) {
          case PartitionReader.Intact(var record) -> see(record);
          case PartitionReader.Damaged damaged ->
              findings.add(Damage.fault(walk.partition(), damaged, names));
          case PartitionReader.Erased _ -> {}
        }
      }
    }
    walk.end();
    tellOpen();
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    DeliveryAttempted attempt = read(record);
    if (attempt == null) {
      findings.add(Fault.of(Fault.Kind.DELIVERY, record, null, "it is no attempt"));
      return;
    }
    PlanTable.Key key = PlanTable.Key.of(attempt.tenant(), attempt.deliveryId());
    boolean isFirst = table.putIfAbsent(key, record.offset(), 0) == PlanTable.NONE;
    if (isFirst && record.timestamp() < fresh && !isThere(attempt)) {
      findings.add(
          Fault.of(
              Fault.Kind.DELIVERY,
              record,
              attempt.deliveryId(),
              "it tells of %s, which is in no topic".formatted(attempt.eventId())));
    }
    boolean isEnd =
        switch (attempt.outcome()) {
          case DELIVERED, FAILED -> true;
          case RETRYING, UNKNOWN -> false;
        };
    if (isEnd && !table.see(key)) {
      ended++;
    }
  }

  private static @Nullable DeliveryAttempted read(ConsumerRecord<byte[], byte[]> record) {
    try {
      DeliveryAttempted attempt =
          record.value() == null
              ? null
              : Json.MAPPER.readValue(record.value(), DeliveryAttempted.class);
      return attempt == null
              || attempt.deliveryId() == null
              || attempt.tenant() == null
              || attempt.eventId() == null
              || attempt.outcome() == null
          ? null
          : attempt;
    } catch (JacksonException | IllegalArgumentException _) {
      return null;
    }
  }

  /// Events of other kinds, such as a test that a user asked for, are in no topic.
  private boolean isThere(DeliveryAttempted attempt) {
    for (String prefix : OUTCOMES) {
      if (attempt.eventId().startsWith(prefix)) {
        return outcomes.test(attempt.tenant(), attempt.eventId().substring(prefix.length()));
      }
    }
    return attempt.eventType() == null
        || !attempt.eventType().contains(ALERT)
        || alerts.test(attempt.tenant(), attempt.eventId());
  }

  /// Deliveries that are to be tried again, and are not though it is time.
  private void tellOpen() {
    List<Long> first = new ArrayList<>();
    table.forEachUnseen(first::add);
    open = first.size();
    if (first.isEmpty()) {
      return;
    }
    first.sort(null);
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
    try (PartitionReader reader = source.reader(walk.partition(), first.getFirst(), bounds.end())) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry instanceof PartitionReader.Intact(var record)) {
          DeliveryAttempted attempt = read(record);
          if (attempt != null
              && !table.isSeen(PlanTable.Key.of(attempt.tenant(), attempt.deliveryId()))
              && (newest.size() < MOST_OPEN || newest.containsKey(attempt.deliveryId()))) {
            newest.put(attempt.deliveryId(), record);
          }
        }
      }
    }
    newest.forEach((id, record) -> {
      DeliveryAttempted last = read(record);
      Instant next = last == null ? null : last.nextAttemptAt();
      long due = next == null ? record.timestamp() : next.toEpochMilli();
      if (last != null && due < fresh) {
        open--;
        findings.add(
            Fault.of(
                Fault.Kind.DELIVERY,
                record,
                id,
                "it has no end: attempt %d was the last, and the next was due at %s"
                    .formatted(last.attempt(), Instant.ofEpochMilli(due))));
      }
    });
  }

  /// How many deliveries have an end.
  long ended() {
    return ended;
  }

  /// How many wait for their next attempt.
  long open() {
    return open;
  }
}
