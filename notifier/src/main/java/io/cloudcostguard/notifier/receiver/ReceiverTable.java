package io.cloudcostguard.notifier.receiver;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.send.SealedCredentials;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.subscription.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of receivers: one row for each subscription with a delivery that was ever claimed.
/// Rows are locked in the order of their ids.
@Repository
public class ReceiverTable {

  private final JdbcClient jdbc;

  public ReceiverTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A receiver that only this process claims deliveries for, until the transaction ends.
  public record Locked(
      String subscriptionId,
      Channel channel,
      ReceiverHealth health,
      @Nullable Instant nextSendAt,
      SealedCredentials credentials) {}

  /// Adds rows for receivers that have none.
  public void add(Collection<String> subscriptions) {
    if (!subscriptions.isEmpty()) {
      jdbc.sql(
              """
              insert into endpoint (subscription_id)
              select id from subscription where id = any (:ids)
              on conflict do nothing
              """)
          .param("ids", subscriptions.toArray(String[]::new))
          .update();
    }
  }

  /// Locks receivers, so that the count of a receiver's requests in flight is exact: no other
  /// process claims for it meanwhile. Receivers that are paused, disabled or locked are left out.
  public List<Locked> lock(Collection<String> subscriptions, Instant now) {
    return jdbc.sql(
            """
            select e.subscription_id, s.channel, s.url_sealed, s.secret_sealed, e.next_send_at,
                   e.failures, e.failing_since, e.paused_until, e.recovered_at
            from endpoint e
            join subscription s on s.id = e.subscription_id and s.id = any (:ids)
            where e.subscription_id = any (:ids)
              and s.disabled_at is null
              and s.held_at is null
              and (e.paused_until is null or e.paused_until <= :now)
            order by e.subscription_id
            for no key update of e skip locked
            """)
        .param("ids", subscriptions.toArray(String[]::new))
        .param("now", Timestamps.of(now))
        .query((row, _) ->
            new Locked(
                row.getString("subscription_id"),
                Channel.of(row.getString("channel")),
                health(row),
                Timestamps.find(row, "next_send_at"),
                new SealedCredentials(
                    row.getString("subscription_id"),
                    row.getBytes("url_sealed"),
                    row.getBytes("secret_sealed"))))
        .list();
  }

  /// Stores when the rate limit allows the next request.
  public void setNextSend(Map<String, Instant> moments) {
    if (!moments.isEmpty()) {
      List<String> ids = List.copyOf(moments.keySet());
      jdbc.sql(
              """
              update endpoint e set next_send_at = n.at
              from unnest(:ids, :moments::timestamptz[]) as n (id, at)
              where e.subscription_id = n.id
              """)
          .param("ids", ids.toArray(String[]::new))
          .param(
              "moments",
              ids.stream().map(id -> Timestamps.text(moments.get(id))).toArray(String[]::new))
          .update();
    }
  }

  /// Locks the receivers whose state may change: those with a failure now or before.
  public Map<String, ReceiverHealth> lockForResults(
      Collection<String> subscriptions, Collection<String> failed) {
    return jdbc
        .sql(
            """
            select subscription_id, failures, failing_since, paused_until, recovered_at
            from endpoint
            where subscription_id = any (:ids)
              and (failures > 0 or subscription_id = any (:failed))
            order by subscription_id
            for no key update
            """)
        .param("ids", subscriptions.toArray(String[]::new))
        .param("failed", failed.toArray(String[]::new))
        .query((row, _) -> Map.entry(row.getString("subscription_id"), health(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Stores the states of circuit breakers.
  public void update(Map<String, ReceiverHealth> changed) {
    if (!changed.isEmpty()) {
      List<Map.Entry<String, ReceiverHealth>> rows = List.copyOf(changed.entrySet());
      jdbc.sql(
              """
              update endpoint e
              set failures = h.failures, failing_since = h.failing_since,
                  paused_until = h.paused_until, recovered_at = h.recovered_at
              from unnest(:ids, :failures, :failingSince::timestamptz[],
                          :pausedUntil::timestamptz[], :recoveredAt::timestamptz[])
                as h (id, failures, failing_since, paused_until, recovered_at)
              where e.subscription_id = h.id
              """)
          .param("ids", rows.stream().map(Map.Entry::getKey).toArray(String[]::new))
          .param(
              "failures",
              rows.stream().map(row -> row.getValue().failures()).toArray(Integer[]::new))
          .param("failingSince", moments(rows, ReceiverHealth::failingSince))
          .param("pausedUntil", moments(rows, ReceiverHealth::pausedUntil))
          .param("recoveredAt", moments(rows, ReceiverHealth::recoveredAt))
          .update();
    }
  }

  private static @Nullable String[] moments(
      List<Map.Entry<String, ReceiverHealth>> rows,
      Function<ReceiverHealth, @Nullable Instant> moment) {
    return rows.stream()
        .map(row -> Timestamps.text(moment.apply(row.getValue())))
        .toArray(String[]::new);
  }

  /// Disables a subscription. Empty when it was disabled already, or was deleted.
  public Optional<SubscriptionDisabled> disable(
      String subscriptionId, String reason, Instant at, Instant failingSince) {
    return jdbc.sql(
            """
            update subscription set disabled_at = :at, disabled_reason = :reason
            where id = :id and disabled_at is null
            returning tenant, project, channel, host
            """)
        .param("id", subscriptionId)
        .param("at", Timestamps.of(at))
        .param("reason", reason)
        .query((row, _) ->
            new SubscriptionDisabled(
                subscriptionId,
                row.getString("tenant"),
                row.getString("project"),
                row.getString("channel"),
                row.getString("host"),
                reason,
                at,
                failingSince))
        .optional();
  }

  /// Closes the circuits of subscriptions that are enabled again. Idempotent; leaves out those that
  /// have been disabled since.
  public void closeCircuits(Collection<String> subscriptions) {
    if (!subscriptions.isEmpty()) {
      jdbc.sql(
              """
              with locked as (
                select e.subscription_id
                from endpoint e
                join subscription s on s.id = e.subscription_id and s.disabled_at is null
                where e.subscription_id = any (:ids)
                order by e.subscription_id
                for no key update of e)
              update endpoint e
              set failures = 0, failing_since = null, paused_until = null
              from locked l
              where e.subscription_id = l.subscription_id
              """)
          .param("ids", subscriptions.toArray(String[]::new))
          .update();
    }
  }

  private static ReceiverHealth health(ResultSet row) throws SQLException {
    return new ReceiverHealth(
        row.getInt("failures"),
        Timestamps.find(row, "failing_since"),
        Timestamps.find(row, "paused_until"),
        Timestamps.find(row, "recovered_at"));
  }
}
