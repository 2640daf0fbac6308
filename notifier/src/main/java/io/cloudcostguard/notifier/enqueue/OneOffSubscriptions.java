package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.Timestamps;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Deletes subscriptions to one plan after its outcome was delivered.
@Repository
class OneOffSubscriptions {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final EnqueueProperties properties;

  OneOffSubscriptions(JdbcClient jdbc, Clock clock, EnqueueProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.properties = properties;
  }

  /// Deletes those that are done, and returns their number.
  int deleteDone() {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            delete from subscription s
            where s.subject is not null
              and not exists (select from delivery d
                              where d.subscription_id = s.id
                                and (d.finished_at is null or d.finished_at > :keptSince))
              and (s.created_at < :unusedSince
                   or exists (select from delivery d where d.subscription_id = s.id))
            """)
        .param("keptSince", Timestamps.of(now.minus(properties.oneOffKept())))
        .param("unusedSince", Timestamps.of(now.minus(properties.oneOffUnused())))
        .update();
  }
}
