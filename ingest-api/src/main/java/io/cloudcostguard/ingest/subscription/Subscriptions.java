package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.subscription.SubscriptionRequest.Checked;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Subscriptions, in the database, with their addresses and secrets sealed.
@Component
class Subscriptions {

  private final JdbcClient database;
  private final SecretBox box;
  private final PlanIds ids;

  Subscriptions(JdbcClient database, SecretProperties secrets, PlanIds ids) {
    this.database = database;
    this.box = secrets.box();
    this.ids = ids;
  }

  /// Stores a subscription; the answer is the only one with its secret.
  Subscription add(String tenant, Checked wanted) {
    String id = ids.next();
    Destination to = wanted.destination();
    String secret = to.secret();
    List<String> publicKeys = to.keys() == null ? List.of() : to.keys().publicKeys();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    database
        .sql(
            """
            insert into subscription (id, tenant, project, channel, event_types, host, url_sealed,
              secret_sealed, public_keys, repositories, created_at)
            values (:id, :tenant, :project, :channel, :eventTypes, :host, :url, :secret,
              :publicKeys, :repositories, :createdAt)
            """)
        .param("id", id)
        .param("tenant", tenant)
        .param("project", wanted.project())
        .param("channel", to.channel().id())
        .param("eventTypes", wanted.eventTypes().toArray(String[]::new))
        .param("host", to.host())
        .param("url", box.seal(to.url(), id + "/url"))
        .param("secret", secret == null ? null : box.seal(secret, id + "/secret"))
        .param("publicKeys", publicKeys.toArray(String[]::new))
        .param("repositories", to.repositories().toArray(String[]::new))
        .param("createdAt", now.atOffset(ZoneOffset.UTC))
        .update();
    return new Subscription(
        id,
        to.channel().id(),
        to.host(),
        wanted.project(),
        wanted.eventTypes(),
        to.keys() == null ? null : to.keys().secret(),
        shown(publicKeys),
        shown(to.repositories()),
        now,
        null,
        null);
  }

  /// The oldest first.
  List<Subscription> all(String tenant) {
    return database
        .sql(
            """
            select id, channel, host, project, event_types, public_keys, repositories, created_at,
              disabled_at, disabled_reason
            from subscription
            where tenant = :tenant
            order by created_at, id
            """)
        .param("tenant", tenant)
        .query((row, _) -> subscription(row))
        .list();
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString("id"),
        row.getString("channel"),
        row.getString("host"),
        row.getString("project"),
        texts(row, "event_types"),
        null,
        shown(texts(row, "public_keys")),
        shown(texts(row, "repositories")),
        instant(row, "created_at"),
        instant(row, "disabled_at"),
        row.getString("disabled_reason"));
  }

  /// Whether there was one.
  boolean remove(String tenant, String id) {
    return database
            .sql("delete from subscription where id = :id and tenant = :tenant")
            .param("id", id)
            .param("tenant", tenant)
            .update()
        > 0;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static @Nullable List<String> shown(List<String> texts) {
    return texts.isEmpty() ? null : texts;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
