package io.cloudcostguard.notifier.command;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.schemas.subscription.DeliveryCommand.RedeliverRange;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Makes finished deliveries pending again, under the same id. Attempts are numbered on.
@Repository
class Redeliveries {

  /// The limit of deliveries per command.
  private static final int LIMIT = 10_000;

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
        .param("now", Timestamps.of(clock.instant()))
        .param("id", deliveryId)
        .param("subscriptionId", subscriptionId)
        .update();
  }

  /// The oldest ones, when there are more than the limit.
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
        .param("now", Timestamps.of(clock.instant()))
        .param("subscriptionId", subscriptionId)
        .param("states", range.states().toArray(String[]::new))
        .param("since", Timestamps.of(range.since()))
        .param("until", Timestamps.of(range.until()))
        .param("most", LIMIT)
        .update();
  }
}
