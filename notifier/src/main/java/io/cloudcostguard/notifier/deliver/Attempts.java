package io.cloudcostguard.notifier.deliver;

import static io.cloudcostguard.notifier.deliver.Deliveries.at;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What came of each attempt: kept with its delivery in one transaction, and as an outbox for
/// Kafka.
@Repository
class Attempts {

  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An attempt to be published.
  ///
  /// @param event a [DeliveryAttempted] as JSON
  record Unpublished(
      String deliveryId,
      int attempt,
      String subscriptionId,
      Instant at,
      String traceparent,
      String event) {}

  /// Keeps what came of an attempt, and what it means for the delivery and for its subscription.
  ///
  /// @param pausedUntil before which the receiver wants nothing; null when it did not say
  /// @param gone whether the receiver wants nothing any more
  @Transactional
  public void record(
      DeliveryAttempted attempted,
      String traceparent,
      @Nullable Instant pausedUntil,
      boolean gone) {
    settle(attempted);
    log(attempted, traceparent);
    if (pausedUntil != null) {
      pause(attempted.subscriptionId(), pausedUntil);
    }
    if (gone) {
      disable(attempted);
    }
  }

  /// An attempt whose lease ran out and whose delivery was claimed again decides no more, except
  /// that a delivered one stays delivered.
  private void settle(DeliveryAttempted attempted) {
    Instant next = attempted.nextAttemptAt();
    String state =
        switch (attempted.outcome()) {
          case DELIVERED -> "delivered";
          case RETRYING -> "pending";
          case FAILED -> "failed";
        };
    jdbc.sql(
            """
            update delivery
            set state = :state, leased_until = null, due_at = coalesce(:next, due_at),
                finished_at = case when :state = 'pending' then null else :at end
            where id = :id and state = 'pending' and (attempts = :attempt or :state = 'delivered')
            """)
        .param("id", attempted.deliveryId())
        .param("attempt", attempted.attempt())
        .param("state", state)
        .param("next", next == null ? null : at(next), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("at", at(attempted.at()))
        .update();
  }

  private void log(DeliveryAttempted attempted, String traceparent) {
    jdbc.sql(
            """
            insert into delivery_attempt
              (delivery_id, attempt, subscription_id, at, traceparent, event)
            values (:deliveryId, :attempt, :subscriptionId, :at, :traceparent, :event::json)
            """)
        .param("deliveryId", attempted.deliveryId())
        .param("attempt", attempted.attempt())
        .param("subscriptionId", attempted.subscriptionId())
        .param("at", at(attempted.at()))
        .param("traceparent", traceparent)
        .param("event", Json.MAPPER.writeValueAsString(attempted))
        .update();
  }

  private void pause(String subscriptionId, Instant until) {
    jdbc.sql(
            """
            update subscription set paused_until = greatest(paused_until, :until) where id = :id
            """)
        .param("until", at(until))
        .param("id", subscriptionId)
        .update();
  }

  private void disable(DeliveryAttempted attempted) {
    jdbc.sql(
            """
            update subscription
            set disabled_at = :now, disabled_reason = :reason
            where id = :id and disabled_at is null
            """)
        .param("now", at(attempted.at()))
        .param("reason", attempted.detail())
        .param("id", attempted.subscriptionId())
        .update();
  }

  /// Hands unpublished attempts, oldest first, to `publish`; they are marked published when it
  /// returns, and stay as they are when it throws.
  ///
  /// @return how many there were
  @Transactional
  public int publish(int limit, Consumer<List<Unpublished>> publish) {
    List<Unpublished> unpublished = unpublished(limit);
    if (!unpublished.isEmpty()) {
      publish.accept(unpublished);
      unpublished.forEach(this::markPublished);
    }
    return unpublished.size();
  }

  private List<Unpublished> unpublished(int limit) {
    return jdbc.sql(
            """
            select delivery_id, attempt, subscription_id, at, traceparent, event
            from delivery_attempt
            where not published
            order by at, delivery_id, attempt
            limit :limit
            for update skip locked
            """)
        .param("limit", limit)
        .query((row, _) ->
            new Unpublished(
                row.getString("delivery_id"),
                row.getInt("attempt"),
                row.getString("subscription_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                row.getString("event")))
        .list();
  }

  private void markPublished(Unpublished attempt) {
    jdbc.sql(
            """
            update delivery_attempt set published = true
            where delivery_id = :deliveryId and attempt = :attempt
            """)
        .param("deliveryId", attempt.deliveryId())
        .param("attempt", attempt.attempt())
        .update();
  }
}
