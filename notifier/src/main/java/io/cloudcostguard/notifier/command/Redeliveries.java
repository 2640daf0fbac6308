package io.cloudcostguard.notifier.command;

import io.cloudcostguard.schemas.subscription.DeliveryCommand.RedeliverRange;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finished deliveries, made pending again under the same id. Their attempts go on counting.
@Repository
class Redeliveries {

  /// How many one command may bring back.
  private static final int MOST = 10_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  Redeliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void one(String subscriptionId, String deliveryId) {
    jdbc.sql(
            """
            update delivery
            set state = 'pending', due_at = :now, redelivered_at = :now, finished_at = null,
                grouped_into = null
            where id = :id and subscription_id = :subscriptionId
              and state in ('delivered', 'failed', 'grouped')
            """)
        .param("now", at(clock.instant()))
        .param("id", deliveryId)
        .param("subscriptionId", subscriptionId)
        .update();
  }

  /// The oldest first, if there are too many.
  void range(String subscriptionId, RedeliverRange range) {
    jdbc.sql(
            """
            update delivery
            set state = 'pending', due_at = :now, redelivered_at = :now, finished_at = null,
                grouped_into = null
            where state in ('delivered', 'failed', 'grouped') and id in (
              select id from delivery
              where subscription_id = :subscriptionId and state = any (:states)
                and created_at >= :since and created_at < :until
              order by created_at, id
              limit :most)
            """)
        .param("now", at(clock.instant()))
        .param("subscriptionId", subscriptionId)
        .param("states", range.states().toArray(String[]::new))
        .param("since", at(range.since()))
        .param("until", at(range.until()))
        .param("most", MOST)
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
