package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
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

/// The table of receivers, one row for each subscription that something was sent to. Rows are
/// locked in the order of their ids.
@Repository
class Endpoints {

  private final JdbcClient jdbc;

  Endpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A receiver that nobody else claims for at this moment.
  ///
  /// @param address where to, for all that is claimed for it now
  record Locked(
      String subscriptionId,
      String channel,
      Health health,
      @Nullable Instant nextSendAt,
      Sealed address) {}

  void add(Collection<String> subscriptions) {
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

  /// A lock on a receiver makes the count of what is under way to it exact: who holds it is the
  /// only one to claim for it, in whichever process.
  List<Locked> lock(Collection<String> subscriptions, Instant now) {
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
                row.getString("channel"),
                health(row),
                Timestamps.in(row, "next_send_at"),
                new Sealed(
                    row.getString("subscription_id"),
                    row.getBytes("url_sealed"),
                    row.getBytes("secret_sealed"))))
        .list();
  }

  void setNextSend(Map<String, Instant> moments) {
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

  /// How the receivers fare whom results may change: those that failed, and those that were
  /// failing.
  Map<String, Health> lockForResults(Collection<String> subscriptions, Collection<String> failed) {
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

  void update(Map<String, Health> changed) {
    if (!changed.isEmpty()) {
      List<Map.Entry<String, Health>> rows = List.copyOf(changed.entrySet());
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
          .param("failingSince", moments(rows, Health::failingSince))
          .param("pausedUntil", moments(rows, Health::pausedUntil))
          .param("recoveredAt", moments(rows, Health::recoveredAt))
          .update();
    }
  }

  private static @Nullable String[] moments(
      List<Map.Entry<String, Health>> rows, Function<Health, @Nullable Instant> moment) {
    return rows.stream()
        .map(row -> Timestamps.text(moment.apply(row.getValue())))
        .toArray(String[]::new);
  }

  /// What is to be said of it; empty when the subscription was disabled already, or is gone.
  Optional<SubscriptionDisabled> disable(
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

  private static Health health(ResultSet row) throws SQLException {
    return new Health(
        row.getInt("failures"),
        Timestamps.in(row, "failing_since"),
        Timestamps.in(row, "paused_until"),
        Timestamps.in(row, "recovered_at"));
  }
}
