package io.cloudcostguard.ingest.notification.delivery;

import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Reads deliveries and their attempts from notifier's tables.
@Component
class DeliveryHistory {

  private final JdbcClient database;

  DeliveryHistory(JdbcClient database) {
    this.database = database;
  }

  /// The newest first, and one more than the limit, if there is one.
  List<Delivery> find(String tenant, DeliverySearch search) {
    List<String> conditions = new ArrayList<>(List.of("tenant = :tenant"));
    addIf(conditions, search.subscription(), "subscription_id = :subscription");
    addIf(conditions, search.project(), "project = :project");
    addIf(conditions, search.eventType(), "event_type = :eventType");
    addIf(conditions, search.state(), "state = :state");
    addIf(conditions, search.since(), "created_at >= :since");
    addIf(conditions, search.after(), "(created_at, id) < (:afterAt, :afterId)");
    Cursor after = search.after();
    return database
        .sql(
            "select %s from delivery where %s order by created_at desc, id desc limit :limit"
                .formatted(Delivery.COLUMNS, String.join(" and ", conditions)))
        .param("tenant", tenant)
        .param("subscription", search.subscription())
        .param("project", search.project())
        .param("eventType", search.eventType())
        .param("state", search.state())
        .param("since", at(search.since()))
        .param("afterAt", at(after == null ? null : after.createdAt()))
        .param("afterId", after == null ? null : after.id())
        .param("limit", search.limit() + 1)
        .query((row, _) -> Delivery.of(row))
        .list();
  }

  /// Null when there is none.
  @Nullable Delivery find(String tenant, String id) {
    return database
        .sql(
            "select %s from delivery where id = :id and tenant = :tenant"
                .formatted(Delivery.COLUMNS))
        .param("id", id)
        .param("tenant", tenant)
        .query((row, _) -> Delivery.of(row))
        .optional()
        .orElse(null);
  }

  /// In the order of the attempts.
  List<DeliveryAttempted> attempts(String deliveryId) {
    return database
        .sql("select event from delivery_attempt where delivery_id = :id order by attempt, at")
        .param("id", deliveryId)
        .query((row, _) -> Json.MAPPER.readValue(row.getString("event"), DeliveryAttempted.class))
        .list();
  }

  /// The number of finished deliveries in a range, counted up to `most`.
  long count(String subscriptionId, Instant since, Instant until, List<String> states, int most) {
    StatementSpec count =
        database.sql(
            """
            select count(*) from (
              select from delivery
              where subscription_id = :subscription and state = any (:states)
                and created_at >= :since and created_at < :until
              limit :most) counted
            """);
    return count
        .param("subscription", subscriptionId)
        .param("states", states.toArray(String[]::new))
        .param("since", at(since))
        .param("until", at(until))
        .param("most", most)
        .query(Long.class)
        .single();
  }

  private static void addIf(List<String> conditions, @Nullable Object value, String condition) {
    if (value != null) {
      conditions.add(condition);
    }
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
