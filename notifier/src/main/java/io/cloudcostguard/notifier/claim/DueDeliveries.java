package io.cloudcostguard.notifier.claim;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.receiver.ReceiverTable;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.schemas.subscription.Channel;
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

/// The table of deliveries, read as one queue per receiver.
@Repository
class DueDeliveries {

  private final JdbcClient jdbc;

  DueDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A receiver with pending deliveries.
  ///
  /// @param readyAt when the first of them may be claimed
  /// @param known whether it has a row in `endpoint`
  record DueReceiver(String subscriptionId, Instant readyAt, boolean enabled, boolean known) {}

  /// How many deliveries of a receiver may be claimed.
  ///
  /// @param places the limit of requests in flight, including those of earlier claims
  /// @param tokens how many more requests its rate limit allows
  /// @param probe whether this attempt probes a half-open circuit
  record ClaimRequest(ReceiverTable.Locked receiver, int places, int tokens, boolean probe) {

    String subscriptionId() {
      return receiver.subscriptionId();
    }

    private static ClaimedDelivery.@Nullable Later later(ResultSet row) throws SQLException {
      String type = row.getString("later_type");
      return type == null
          ? null
          : new ClaimedDelivery.Later(type, Timestamps.get(row, "later_happened"));
    }

    private ClaimedDelivery delivery(ResultSet row) throws SQLException {
      Instant since = Timestamps.get(row, "since");
      Instant recovered = receiver.health().recoveredAt();
      return new ClaimedDelivery(
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
          Timestamps.get(row, "happened"),
          later(row),
          probe,
          receiver.credentials());
    }
  }

  /// A claimed delivery.
  ///
  /// @param abandoned whether an earlier claim's lease expired without a result
  record Claim(ClaimedDelivery delivery, boolean abandoned) {}

  /// The next receivers in the ring, at most `steps`. Costs one index look-up per receiver, however
  /// many deliveries it has.
  List<DueReceiver> walk(String after, int steps) {
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
            new DueReceiver(
                row.getString("subscription_id"),
                Timestamps.get(row, "ready_at"),
                row.getBoolean("enabled"),
                row.getBoolean("known")))
        .list();
  }

  /// Commits the current transaction without waiting for the disk. If PostgreSQL crashes, a claim
  /// may be lost, and the delivery is sent again.
  void commitWithoutWaiting() {
    jdbc.sql("set local synchronous_commit = off").update();
  }

  /// Claims deliveries of locked receivers. A statement of its own, so that it sees the claims of
  /// the last holder of a lock.
  List<Claim> claim(List<ClaimRequest> requests, int limit, Instant now, Instant leasedUntil) {
    Map<String, ClaimRequest> byReceiver =
        requests.stream()
            .collect(Collectors.toMap(ClaimRequest::subscriptionId, Function.identity()));
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
                  and (d.in_order_of is null or not exists (
                    select from delivery earlier
                    where earlier.subscription_id = d.subscription_id
                      and earlier.in_order_of = d.in_order_of and earlier.state = 'pending'
                      and earlier.position < d.position))
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
                      coalesce(happened_at, created_at) as happened,
                      (select later.event_type from delivery later
                       where later.subscription_id = delivery.subscription_id
                         and later.in_order_of = delivery.in_order_of and later.state = 'pending'
                         and later.position > delivery.position
                       order by later.position desc limit 1) as later_type,
                      (select coalesce(later.happened_at, later.created_at) from delivery later
                       where later.subscription_id = delivery.subscription_id
                         and later.in_order_of = delivery.in_order_of and later.state = 'pending'
                         and later.position > delivery.position
                       order by later.position desc limit 1) as later_happened,
                      old.leased_until is not null as abandoned
            """)
        .param("now", Timestamps.of(now))
        .param("leasedUntil", Timestamps.of(leasedUntil))
        .param("ids", requests.stream().map(ClaimRequest::subscriptionId).toArray(String[]::new))
        .param("places", requests.stream().map(ClaimRequest::places).toArray(Integer[]::new))
        .param("tokens", requests.stream().map(ClaimRequest::tokens).toArray(Integer[]::new))
        .param("limit", limit)
        .query((row, _) ->
            new Claim(
                Objects.requireNonNull(byReceiver.get(row.getString("subscription_id")))
                    .delivery(row),
                row.getBoolean("abandoned")))
        .list();
  }
}
