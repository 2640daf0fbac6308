package io.cloudcostguard.ingest.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A delivery as a client sees it: without body and address.
///
/// @param id the `webhook-id` of all of its attempts
/// @param subject of the event, e.g. a plan's id
/// @param project null when the event has none
/// @param state `pending`, `collected` (waits for a digest), `delivered`, `failed` or `grouped`
/// @param attempts how many were started
/// @param dueAt when the next attempt is due; null when it is finished
/// @param groupedInto the delivery that it was grouped into
record Delivery(
    String id,
    String subscriptionId,
    String channel,
    String eventId,
    String eventType,
    String subject,
    @Nullable String project,
    String state,
    int attempts,
    Instant createdAt,
    @Nullable Instant dueAt,
    @Nullable Instant finishedAt,
    @Nullable String groupedInto) {

  static final String COLUMNS =
      """
      id, subscription_id, channel, event_id, event_type, subject, project, state, attempts,
      created_at, due_at, finished_at, grouped_into
      """;

  static Delivery of(ResultSet row) throws SQLException {
    Instant finished = instant(row, "finished_at");
    return new Delivery(
        row.getString("id"),
        row.getString("subscription_id"),
        row.getString("channel"),
        row.getString("event_id"),
        row.getString("event_type"),
        row.getString("subject"),
        row.getString("project"),
        row.getString("state"),
        row.getInt("attempts"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        finished == null ? instant(row, "due_at") : null,
        finished,
        row.getString("grouped_into"));
  }

  /// Whether it is not finished.
  boolean waits() {
    return finishedAt == null;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
