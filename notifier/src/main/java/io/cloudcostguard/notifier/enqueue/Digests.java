package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Makes one message of the deliveries that were collected for a period.
@Repository
public class Digests {

  private static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final GroupInserts groups;
  private final BodyRenderer renderer;
  private final Clock clock;

  Digests(JdbcClient jdbc, GroupInserts groups, BodyRenderer renderer, Clock clock) {
    this.jdbc = jdbc;
    this.groups = groups;
    this.renderer = renderer;
    this.clock = clock;
  }

  /// A period that has ended.
  ///
  /// @param digest null when the subscription has none any more
  record Due(String subscriptionId, Instant at, @Nullable Digest digest) {

    static Due of(ResultSet row) throws SQLException {
      String digest = row.getString("digest");
      return new Due(
          row.getString("subscription_id"),
          Timestamps.get(row, "due_at"),
          digest == null ? null : Json.MAPPER.readValue(digest, Digest.class));
    }
  }

  /// Periods that have ended, the oldest first.
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
        .param("now", Timestamps.of(clock.instant()))
        .param("limit", BATCH)
        .query((row, _) -> Due.of(row))
        .list();
  }

  /// Adds the digest of a period, once across all processes: its id is deterministic. A delivery
  /// that was collected too late goes into the next digest.
  @Transactional
  public void make(Due due) {
    List<GroupCandidate> collected = collected(due);
    if (collected.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    DeliveryGroup group =
        DeliveryGroup.of(collected, "digest/" + due.at(), due.at(), now, renderer);
    if (!groups.add(List.of(group))) {
      postpone(due, due.digest() == null ? now : due.digest().after(now));
    }
  }

  /// Locks the collected deliveries; waits for another process that makes the same digest, and
  /// finds none then.
  private List<GroupCandidate> collected(Due due) {
    return jdbc.sql(
            """
            select %s
            from delivery d
            where d.state = 'collected' and d.subscription_id = :subscriptionId and d.due_at = :at
            order by d.id
            for update
            """
                .formatted(GroupCandidate.COLUMNS))
        .param("subscriptionId", due.subscriptionId())
        .param("at", Timestamps.of(due.at()))
        .query((row, _) -> GroupCandidate.of(row))
        .list();
  }

  private void postpone(Due due, Instant to) {
    jdbc.sql(
            """
            update delivery set due_at = :to
            where state = 'collected' and subscription_id = :subscriptionId and due_at = :at
            """)
        .param("to", Timestamps.of(to))
        .param("subscriptionId", due.subscriptionId())
        .param("at", Timestamps.of(due.at()))
        .update();
  }
}
