package io.cloudcostguard.notifier.queue;

import static io.cloudcostguard.notifier.queue.NewDeliveries.at;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Subscriptions to one plan, which nobody needs when that has been told.
@Repository
class OneOffs {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final QueueProperties properties;

  OneOffs(JdbcClient jdbc, Clock clock, QueueProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.properties = properties;
  }

  /// Removes those that are done, and says how many.
  int remove() {
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
        .param("keptSince", at(now.minus(properties.oneOffKept())))
        .param("unusedSince", at(now.minus(properties.oneOffUnused())))
        .update();
  }
}
