package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.subscription.Severity;
import io.cloudcostguard.schemas.wording.Templates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;

/// Maps subscriptions to and from their table.
final class SubscriptionRow {

  /// Completed by a condition.
  static final String SELECT =
      """
      select id, channel, host, project, event_types, subject, min_severity, min_delta, tags,
             quiet_hours, digest, templates, public_keys, repositories, created_at, held_at, disabled_at, disabled_reason
      from subscription
      """;

  private SubscriptionRow() {}

  static StatementSpec bind(StatementSpec statement, Preferences preferences) {
    Severity severity = preferences.minSeverity();
    return statement
        .param("project", preferences.project(), Types.VARCHAR)
        .param("eventTypes", preferences.eventTypes().toArray(String[]::new))
        .param("subject", preferences.subject(), Types.VARCHAR)
        .param("minSeverity", severity == null ? null : severity.id(), Types.VARCHAR)
        .param("minDelta", preferences.minDelta(), Types.NUMERIC)
        .param("tags", json(preferences.tags()), Types.VARCHAR)
        .param("quietHours", json(preferences.quietHours()), Types.VARCHAR)
        .param("digest", json(preferences.digest()), Types.VARCHAR)
        .param("templates", json(preferences.templates()), Types.VARCHAR);
  }

  static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString("id"),
        row.getString("channel"),
        row.getString("host"),
        preferences(row),
        null,
        shown(texts(row, "public_keys")),
        shown(texts(row, "repositories")),
        instant(row, "created_at"),
        instant(row, "held_at"),
        instant(row, "disabled_at"),
        row.getString("disabled_reason"));
  }

  private static Preferences preferences(ResultSet row) throws SQLException {
    String severity = row.getString("min_severity");
    return new Preferences(
        row.getString("project"),
        texts(row, "event_types"),
        row.getString("subject"),
        severity == null ? null : Severity.find(severity),
        row.getBigDecimal("min_delta"),
        tags(row),
        value(row, "quiet_hours", QuietHours.class),
        value(row, "digest", Digest.class),
        value(row, "templates", Templates.class));
  }

  private static @Nullable Map<String, String> tags(ResultSet row) throws SQLException {
    String json = row.getString("tags");
    return json == null ? null : Json.MAPPER.readValue(json, new TypeReference<>() {});
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /// Null for an empty list.
  static @Nullable List<String> shown(List<String> texts) {
    return texts.isEmpty() ? null : texts;
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsString(value);
  }

  private static <T> @Nullable T value(ResultSet row, String column, Class<T> type)
      throws SQLException {
    String json = row.getString(column);
    return json == null ? null : Json.MAPPER.readValue(json, type);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
