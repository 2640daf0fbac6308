package io.cloudcostguard.notifier.claim;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.receiver.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Gauges of the backlog.
@Repository
class Backlog {

  /// Bounds the cost of the count.
  private static final int MOST_COUNTED = 100_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final CircuitBreaker circuit;

  Backlog(JdbcClient jdbc, Clock clock, CircuitBreaker circuit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circuit = circuit;
  }

  /// The number of pending deliveries, including those of disabled subscriptions.
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

  /// For how long the oldest due delivery has waited, in seconds. Deliveries that wait for a paused
  /// or disabled receiver, or for its rate limit, are not due.
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
        .query((row, _) -> Timestamps.find(row, "min"))
        .optional()
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1e3))
        .orElse(0.0);
  }

  /// The number of receivers whose circuit is open.
  long openCircuits() {
    return jdbc.sql("select count(*) from endpoint where failures >= :failures")
        .param("failures", circuit.threshold())
        .query(Long.class)
        .single();
  }
}
