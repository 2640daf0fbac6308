package io.cloudcostguard.notifier.record;

import io.cloudcostguard.notifier.Timestamps;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Deletes deliveries, attempts and the texts of comments after their retention, one batch at a
/// time.
@Repository
public class ExpiredDeliveries {

  /// The number of rows of a full batch.
  static final int BATCH = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  public ExpiredDeliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Fails pending deliveries of disabled subscriptions that were created before a moment.
  int failPending(Instant before) {
    return jdbc.sql(
            """
            update delivery set state = 'failed', finished_at = :now, leased_until = null
            where id in (
              select d.id
              from subscription s
              cross join lateral (
                select id from delivery
                where subscription_id = s.id and state = 'pending' and created_at < :before
                order by created_at
                limit :batch
                for update skip locked) d
              where s.disabled_at is not null
              limit :batch)
            """)
        .param("now", Timestamps.of(clock.instant()))
        .param("before", Timestamps.of(before))
        .param("batch", BATCH)
        .update();
  }

  /// Deletes deliveries that were finished before a moment.
  int deleteFinished(Instant before) {
    return jdbc.sql(
            """
            delete from delivery
            where id in (
              select id from delivery
              where finished_at < :before
              order by finished_at
              limit :batch
              for update skip locked)
            """)
        .param("before", Timestamps.of(before))
        .param("batch", BATCH)
        .update();
  }

  /// Forgets the texts of comments that were written last before a moment. The comment is still
  /// known: the next estimate writes it anew.
  int forgetComments(Instant before) {
    return jdbc.sql(
            """
            update channel_thread
            set parts = null
            where ctid = any (array (
              select ctid from channel_thread
              where held_until < :before and parts is not null
              limit :batch
              for update skip locked))
            """)
        .param("before", Timestamps.of(before))
        .param("batch", BATCH)
        .update();
  }

  /// Deletes published attempts that were made before a moment.
  int deleteAttempts(Instant before) {
    return jdbc.sql(
            """
            delete from delivery_attempt
            where ctid = any (array (
              select ctid from delivery_attempt
              where at < :before and published
              limit :batch
              for update skip locked))
            """)
        .param("before", Timestamps.of(before))
        .param("batch", BATCH)
        .update();
  }
}
