package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.benchmarks.parts.Deliveries;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the database knows of deliveries that are under way.
final class DeliveryRows {

  /// What the notifier calls itself there.
  static final String NOTIFIER = "chaos-notifier";

  private static final Duration POLL = Duration.ofMillis(5);

  private final Deliveries deliveries;
  private final Set<Attempt> inFlight = ConcurrentHashMap.newKeySet();

  /// One attempt of one delivery.
  record Attempt(String deliveryId, int number) {}

  DeliveryRows(EmbeddedDatabase database) {
    deliveries = new Deliveries(database);
  }

  /// Notes what the notifier that just ended had claimed without keeping what came of it. What it
  /// asked of the database last is done first.
  void noteInFlight() {
    while (sessionsOfNotifier() > 0) {
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (hasTables()) {
      inFlight.addAll(claimed());
    }
  }

  private long sessionsOfNotifier() {
    return deliveries.one(
        "select count(*) from pg_stat_activity where application_name = '" + NOTIFIER + "'");
  }

  private boolean hasTables() {
    return deliveries.one("select count(*) from pg_class where relname = 'delivery_attempt'") > 0;
  }

  private List<Attempt> claimed() {
    return deliveries
        .jdbc()
        .sql(
            """
            select id, attempts from delivery
            where state = 'pending' and leased_until is not null
            """)
        .query((row, _) -> new Attempt(row.getString("id"), row.getInt("attempts")))
        .list();
  }

  /// Attempts that were under way when their notifier ended; each once, however often a notifier
  /// ended before the delivery was claimed again.
  Set<Attempt> inFlight() {
    return inFlight;
  }

  /// The queue of which they are.
  Deliveries deliveries() {
    return deliveries;
  }
}
