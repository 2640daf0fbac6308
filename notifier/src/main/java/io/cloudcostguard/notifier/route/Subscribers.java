package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.subscription.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/// The table of subscriptions.
@Repository
class Subscribers {

  private final JdbcClient jdbc;

  Subscribers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The candidates for these events, in one query; their filters decide.
  List<Subscriber> of(Collection<Event> events) {
    return jdbc.sql(
            """
            select id, tenant, channel, event_types, project, subject, min_severity, min_delta,
                   quiet_hours, digest, tags, repositories, templates
            from subscription
            where disabled_at is null and channel = any (:channels)
              and (tenant = any (:tenants)
                     and (project is null or project = any (:projects) or project like '%*')
                     and (subject is null or subject = any (:plans))
                   or event_types && :typesOfAllTenants::text[])
            order by id
            """)
        .param("channels", Arrays.stream(Channel.values()).map(Channel::id).toArray(String[]::new))
        .param("tenants", distinct(events, event -> event.news().tenant()))
        .param("projects", distinct(events, event -> event.news().project()))
        .param("plans", distinct(events, event -> event.news().planId()))
        .param(
            "typesOfAllTenants",
            distinct(events, event -> event.news().tenant() == null ? event.type() : null))
        .query((row, _) -> subscriber(row))
        .list();
  }

  private static String[] distinct(
      Collection<Event> events, Function<Event, @Nullable String> text) {
    return events.stream().map(text).filter(Objects::nonNull).distinct().toArray(String[]::new);
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    String severity = row.getString("min_severity");
    return new Subscriber(
        row.getString("id"),
        row.getString("tenant"),
        Channel.of(row.getString("channel")),
        new Filter(
            List.of((String[]) row.getArray("event_types").getArray()),
            row.getString("project"),
            row.getString("subject"),
            severity == null ? null : Severity.find(severity),
            row.getBigDecimal("min_delta"),
            tags(row),
            List.of((String[]) row.getArray("repositories").getArray())),
        json(row, "quiet_hours", QuietHours.class),
        json(row, "digest", Digest.class),
        row.getString("templates"));
  }

  private static Map<String, String> tags(ResultSet row) throws SQLException {
    String json = row.getString("tags");
    return json == null ? Map.of() : Json.MAPPER.readValue(json, new TypeReference<>() {});
  }

  private static <T> @Nullable T json(ResultSet row, String column, Class<T> type)
      throws SQLException {
    String json = row.getString(column);
    return json == null ? null : Json.MAPPER.readValue(json, type);
  }
}
