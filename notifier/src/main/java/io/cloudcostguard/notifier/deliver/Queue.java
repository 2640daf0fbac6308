package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of deliveries as a queue of each receiver.
@Repository
class Queue {

  private final JdbcClient jdbc;

  Queue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A receiver that has something waiting.
  ///
  /// @param readyAt when the first of it may be claimed
  /// @param known whether it has a row in `endpoint`
  record Waiting(String subscriptionId, Instant readyAt, boolean enabled, boolean known) {}

  /// How much is wanted of a receiver's queue.
  ///
  /// @param places how many may be under way, those of before included
  /// @param tokens how many more its rate allows
  /// @param probe whether it is to be seen if the receiver is back
  record Wanted(Endpoints.Locked receiver, int places, int tokens, boolean probe) {

    String subscriptionId() {
      return receiver.subscriptionId();
    }

    private Delivery claimed(ResultSet row) throws SQLException {
      Instant since = moment(row, "since");
      Instant recovered = receiver.health().recoveredAt();
      return new Delivery(
          row.getString("id"),
          subscriptionId(),
          row.getString("tenant"),
          Channel.of(row.getString("channel")),
          row.getString("event_id"),
          row.getString("event_type"),
          row.getString("traceparent"),
          row.getString("body"),
          row.getInt("attempts"),
          recovered == null || recovered.isBefore(since) ? since : recovered,
          probe,
          receiver.address());
    }
  }

  /// A delivery that was claimed.
  ///
  /// @param abandoned whether somebody had claimed it before and has not said what came of it
  record Claimed(Delivery delivery, boolean abandoned) {}

  /// The next receivers in the ring, at most `steps`: one look into the index for each, past
  /// everything else that waits there.
  List<Waiting> walk(String after, int steps) {
    return jdbc.sql(
            """
            with recursive ring as (
              (select subscription_id, due_at, 1 as step
               from delivery
               where state = 'pending' and subscription_id > :after
               order by subscription_id, due_at
               limit 1)
              union all
              select next.subscription_id, next.due_at, ring.step + 1
              from ring
              cross join lateral (
                select subscription_id, due_at
                from delivery
                where state = 'pending' and subscription_id > ring.subscription_id
                order by subscription_id, due_at
                limit 1) next
              where ring.step < :steps)
            select r.subscription_id, greatest(r.due_at, e.paused_until, e.next_send_at) as ready_at,
                   s.disabled_at is null and s.held_at is null as enabled, e.subscription_id is not null as known
            from ring r
            join subscription s on s.id = r.subscription_id
            left join endpoint e on e.subscription_id = r.subscription_id
            order by r.step
            """)
        .param("after", after)
        .param("steps", steps)
        .query((row, _) ->
            new Waiting(
                row.getString("subscription_id"),
                moment(row, "ready_at"),
                row.getBoolean("enabled"),
                row.getBoolean("known")))
        .list();
  }

  /// The transaction under way need not be on disk when it commits. Should PostgreSQL itself crash,
  /// a claim may be forgotten, and the delivery is sent again.
  void commitWithoutWaiting() {
    jdbc.sql("set local synchronous_commit = off").update();
  }

  /// A statement of its own, so that it sees what the last holder of a lock did.
  List<Claimed> claim(List<Wanted> wanted, int limit, Instant now, Instant leasedUntil) {
    Map<String, Wanted> receivers =
        wanted.stream().collect(Collectors.toMap(Wanted::subscriptionId, Function.identity()));
    return jdbc.sql(
            """
            update delivery
            set attempts = attempts + 1, leased_until = :leasedUntil, due_at = :leasedUntil
            where ctid = any (array (
              select d.ctid
              from unnest(:ids, :places, :tokens) as w (subscription_id, places, tokens)
              cross join lateral (
                select d.ctid
                from delivery d
                where d.subscription_id = w.subscription_id and d.state = 'pending'
                  and d.due_at <= :now
                order by d.due_at
                limit greatest(0, least(w.tokens, w.places - (
                  select count(*) from (
                    select from delivery f
                    where f.subscription_id = w.subscription_id and f.leased_until > :now
                    order by f.leased_until desc
                    limit w.places) under_way)))
                for update skip locked) d
              limit :limit))
            returning id, subscription_id, tenant, channel, event_id, event_type, traceparent, body,
                      attempts, greatest(created_at, redelivered_at) as since,
                      old.leased_until is not null as abandoned
            """)
        .param("now", Timestamps.of(now))
        .param("leasedUntil", Timestamps.of(leasedUntil))
        .param("ids", wanted.stream().map(Wanted::subscriptionId).toArray(String[]::new))
        .param("places", wanted.stream().map(Wanted::places).toArray(Integer[]::new))
        .param("tokens", wanted.stream().map(Wanted::tokens).toArray(Integer[]::new))
        .param("limit", limit)
        .query((row, _) ->
            new Claimed(
                Objects.requireNonNull(receivers.get(row.getString("subscription_id")))
                    .claimed(row),
                row.getBoolean("abandoned")))
        .list();
  }

  /// An attempt whose lease ran out and whose delivery was claimed again decides no more, except
  /// that a delivered one stays delivered. The state is compared in a way that no index has: after
  /// an `analyze` of an idle queue PostgreSQL takes the index of the pending for empty, and would
  /// read all of it instead of the few that are named.
  void settle(List<DeliveryAttempted> attempted) {
    jdbc.sql(
            """
            update delivery d
            set state = r.state, leased_until = null, due_at = coalesce(r.next, d.due_at),
                finished_at = case when r.state = 'pending' then null else r.at end
            from unnest(:ids, :attempts, :states, :ats::timestamptz[], :nexts::timestamptz[])
              as r (id, attempt, state, at, next)
            where d.id = r.id and d.state || '' = 'pending'
              and (d.attempts = r.attempt or r.state = 'delivered')
            """)
        .param("ids", texts(attempted, DeliveryAttempted::deliveryId))
        .param(
            "attempts", attempted.stream().map(DeliveryAttempted::attempt).toArray(Integer[]::new))
        .param("states", texts(attempted, Queue::state))
        .param("ats", texts(attempted, one -> Timestamps.text(one.at())))
        .param("nexts", texts(attempted, one -> Timestamps.text(one.nextAttemptAt())))
        .update();
  }

  private static String state(DeliveryAttempted attempted) {
    return switch (attempted.outcome()) {
      case DELIVERED -> "delivered";
      case RETRYING, UNKNOWN -> "pending";
      case FAILED -> "failed";
    };
  }

  private static @Nullable String[] texts(
      List<DeliveryAttempted> attempted, Function<DeliveryAttempted, @Nullable String> text) {
    return attempted.stream().map(text).toArray(String[]::new);
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(Timestamps.in(row, column), column);
  }
}
