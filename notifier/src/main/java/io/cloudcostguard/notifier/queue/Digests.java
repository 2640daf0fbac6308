package io.cloudcostguard.notifier.queue;

import static io.cloudcostguard.notifier.queue.NewDeliveries.at;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Makes one message of what was collected for a period.
@Repository
public class Digests {

  private static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final Bundles bundles;
  private final Scribe scribe;
  private final Clock clock;

  Digests(JdbcClient jdbc, Bundles bundles, Scribe scribe, Clock clock) {
    this.jdbc = jdbc;
    this.bundles = bundles;
    this.scribe = scribe;
    this.clock = clock;
  }

  /// A period that is over.
  ///
  /// @param digest null when the subscription has none any more
  record Due(String subscriptionId, Instant at, @Nullable Digest digest) {

    static Due of(ResultSet row) throws SQLException {
      String digest = row.getString("digest");
      return new Due(
          row.getString("subscription_id"),
          row.getObject("due_at", OffsetDateTime.class).toInstant(),
          digest == null ? null : Json.MAPPER.readValue(digest, Digest.class));
    }
  }

  /// Periods that are over, the oldest first.
  List<Due> due() {
    return jdbc.sql(
            """
            select d.subscription_id, d.due_at, s.digest
            from (select distinct subscription_id, due_at
                  from delivery
                  where state = 'collected' and due_at <= :now
                  order by due_at, subscription_id
                  limit :limit) d
            join subscription s on s.id = d.subscription_id
            """)
        .param("now", at(clock.instant()))
        .param("limit", BATCH)
        .query((row, _) -> Due.of(row))
        .list();
  }

  /// Makes the delivery of a period, once, whoever else tries: the id follows from the period. What
  /// was collected a moment too late for it goes into the next.
  @Transactional
  public void make(Due due) {
    List<Waiting> collected = collected(due);
    if (collected.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Bundle bundle = Bundle.of(collected, "digest/" + due.at(), due.at(), now, scribe);
    if (!bundles.add(List.of(bundle))) {
      postpone(due, due.digest() == null ? now : due.digest().after(now));
    }
  }

  /// Waits for whoever is making the same, and finds nothing then.
  private List<Waiting> collected(Due due) {
    return jdbc.sql(
            """
            select %s
            from delivery d
            where d.state = 'collected' and d.subscription_id = :subscriptionId and d.due_at = :at
            order by d.id
            for update
            """
                .formatted(Waiting.COLUMNS))
        .param("subscriptionId", due.subscriptionId())
        .param("at", at(due.at()))
        .query((row, _) -> Waiting.of(row))
        .list();
  }

  private void postpone(Due due, Instant to) {
    jdbc.sql(
            """
            update delivery set due_at = :to
            where state = 'collected' and subscription_id = :subscriptionId and due_at = :at
            """)
        .param("to", at(to))
        .param("subscriptionId", due.subscriptionId())
        .param("at", at(due.at()))
        .update();
  }
}
