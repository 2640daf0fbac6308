package io.cloudcostguard.notifier.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How much waits, for those who watch.
@Repository
class Backlog {

  /// Counting on would say little more and cost much.
  private static final int MOST_COUNTED = 100_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Circuit circuit;

  Backlog(JdbcClient jdbc, Clock clock, Circuit circuit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circuit = circuit;
  }

  /// Deliveries that are still to be made, those of disabled subscriptions included.
  long pending() {
    return jdbc.sql(
            """
            select count(*)
            from (select from delivery where state = 'pending' limit :most) counted
            """)
        .param("most", MOST_COUNTED)
        .query(Long.class)
        .single();
  }

  /// For how long the oldest delivery has been due of those that nothing keeps back, in seconds.
  double oldestDueSeconds() {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            with recursive ring as (
              (select subscription_id, due_at from delivery where state = 'pending'
               order by subscription_id, due_at
               limit 1)
              union all
              select next.subscription_id, next.due_at
              from ring
              cross join lateral (
                select subscription_id, due_at from delivery
                where state = 'pending' and subscription_id > ring.subscription_id
                order by subscription_id, due_at
                limit 1) next)
            select min(greatest(r.due_at, e.paused_until, e.next_send_at))
            from ring r
            join subscription s on s.id = r.subscription_id and s.disabled_at is null
              and s.held_at is null
            left join endpoint e on e.subscription_id = r.subscription_id
            """)
        .query((row, _) -> Timestamps.in(row, "min"))
        .optional()
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1e3))
        .orElse(0.0);
  }

  /// Subscriptions that are left alone because their receivers fail.
  long openCircuits() {
    return jdbc.sql("select count(*) from endpoint where failures >= :failures")
        .param("failures", circuit.failuresThatOpen())
        .query(Long.class)
        .single();
  }
}
