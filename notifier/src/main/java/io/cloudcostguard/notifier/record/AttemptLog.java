package io.cloudcostguard.notifier.record;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The table of attempts: a log, and an outbox for Kafka.
@Repository
public class AttemptLog {

  private final JdbcClient jdbc;

  public AttemptLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An attempt that is not published yet.
  ///
  /// @param event a [DeliveryAttempted] as JSON
  /// @param disabled a [SubscriptionDisabled] as JSON; null when the subscription was not
  record Unpublished(
      String deliveryId,
      int attempt,
      String subscriptionId,
      Instant at,
      String traceparent,
      String event,
      @Nullable String disabled) {

    static final Comparator<Unpublished> OLDEST_FIRST =
        Comparator.comparing(Unpublished::at)
            .thenComparing(Unpublished::deliveryId)
            .thenComparingInt(Unpublished::attempt);
  }

  /// An attempt that is not logged yet.
  ///
  /// @param disabled that the attempt disabled its subscription; null when it did not
  public record Logged(
      DeliveryAttempted attempted, String traceparent, @Nullable SubscriptionDisabled disabled) {}

  /// Logs attempts. A late result overwrites the entry of an unknown one.
  public void log(List<Logged> attempts) {
    if (!attempts.isEmpty()) {
      jdbc.sql(
              """
              insert into delivery_attempt
                (delivery_id, attempt, subscription_id, at, traceparent, event, disabled)
              select id, attempt, subscription_id, at, traceparent, event::json, disabled::json
              from unnest(:ids, :attempts, :subscriptions, :ats::timestamptz[], :traces, :events,
                          :disabled)
                as a (id, attempt, subscription_id, at, traceparent, event, disabled)
              on conflict (delivery_id, attempt) do update
              set at = excluded.at, event = excluded.event, disabled = excluded.disabled,
                  published = false
              """)
          .param("ids", texts(attempts, one -> one.attempted().deliveryId()))
          .param(
              "attempts",
              attempts.stream().map(one -> one.attempted().attempt()).toArray(Integer[]::new))
          .param("subscriptions", texts(attempts, one -> one.attempted().subscriptionId()))
          .param("ats", texts(attempts, one -> Timestamps.text(one.attempted().at())))
          .param("traces", texts(attempts, Logged::traceparent))
          .param("events", texts(attempts, one -> Json.MAPPER.writeValueAsString(one.attempted())))
          .param("disabled", texts(attempts, AttemptLog::disabled))
          .update();
    }
  }

  private static @Nullable String disabled(Logged attempt) {
    return attempt.disabled() == null ? null : Json.MAPPER.writeValueAsString(attempt.disabled());
  }

  private static @Nullable String[] texts(
      List<Logged> attempts, Function<Logged, @Nullable String> text) {
    return attempts.stream().map(text).toArray(String[]::new);
  }

  /// Passes unpublished attempts, the oldest first, to `publish`, and marks them as published when
  /// it returns. When it throws, they stay unpublished. If PostgreSQL crashes, some are published
  /// again.
  ///
  /// @return how many there were
  @Transactional
  public int publish(int limit, Consumer<List<Unpublished>> publish) {
    jdbc.sql("set local synchronous_commit = off").update();
    List<Unpublished> marked = mark(limit);
    if (!marked.isEmpty()) {
      publish.accept(marked.stream().sorted(Unpublished.OLDEST_FIRST).toList());
    }
    return marked.size();
  }

  private List<Unpublished> mark(int limit) {
    return jdbc.sql(
            """
            update delivery_attempt set published = true
            where ctid = any (array (
              select ctid
              from delivery_attempt
              where not published
              order by at, delivery_id, attempt
              limit :limit
              for update skip locked))
            returning delivery_id, attempt, subscription_id, at, traceparent, event, disabled
            """)
        .param("limit", limit)
        .query((row, _) ->
            new Unpublished(
                row.getString("delivery_id"),
                row.getInt("attempt"),
                row.getString("subscription_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                row.getString("event"),
                row.getString("disabled")))
        .list();
  }
}
