package io.cloudcostguard.notifier.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Removes what is older than it is kept, a little at a time: finished deliveries and published
/// attempts. What waits is never removed; only what waits too long at a disabled subscription is
/// finished, as failed.
@Component
final class Housekeeping implements SmartLifecycle {

  private static final int BATCH = 1000;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration retention;
  private final Loop loop;

  Housekeeping(JdbcClient jdbc, Clock clock, NotifierProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    retention = properties.retention();
    loop = new Loop("housekeeping", PAUSE, this::keepHouse);
  }

  boolean keepHouse() {
    Instant before = clock.instant().minus(retention);
    boolean more = expire(before) == BATCH;
    more |= removeDeliveries(before) == BATCH;
    more |= removeAttempts(before) == BATCH;
    return more;
  }

  private int expire(Instant before) {
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

  private int removeDeliveries(Instant before) {
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

  private int removeAttempts(Instant before) {
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

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    try {
      loop.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
