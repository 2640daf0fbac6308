package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.subscription.SubscriptionRequest.Checked;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Subscriptions, in the database, with their addresses and secrets sealed.
@Component
class Subscriptions {

  private static final int SECRET_BYTES = 32;

  private final JdbcClient database;
  private final SecretBox box;
  private final PlanIds ids;
  private final SecureRandom random = new SecureRandom();

  Subscriptions(JdbcClient database, SecretProperties secrets, PlanIds ids) {
    this.database = database;
    this.box = secrets.box();
    this.ids = ids;
  }

  /// Stores a subscription; the answer is the only one with its secret.
  Subscription add(String tenant, Checked wanted) {
    String id = ids.next();
    String secret = wanted.channel().equals(SubscriptionRequest.WEBHOOK) ? newSecret() : null;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    database
        .sql(
            """
            insert into subscription (id, tenant, project, channel, event_types, host, url_sealed,
              secret_sealed, created_at)
            values (:id, :tenant, :project, :channel, :eventTypes, :host, :url, :secret, :createdAt)
            """)
        .param("id", id)
        .param("tenant", tenant)
        .param("project", wanted.project())
        .param("channel", wanted.channel())
        .param("eventTypes", wanted.eventTypes().toArray(String[]::new))
        .param("host", wanted.receiver().host())
        .param("url", box.seal(wanted.receiver().url(), id + "/url"))
        .param("secret", secret == null ? null : box.seal(secret, id + "/secret"))
        .param("createdAt", now.atOffset(ZoneOffset.UTC))
        .update();
    return new Subscription(
        id,
        wanted.channel(),
        wanted.receiver().host(),
        wanted.project(),
        wanted.eventTypes(),
        secret,
        now,
        null,
        null);
  }

  /// The oldest first.
  List<Subscription> all(String tenant) {
    return database
        .sql(
            """
            select id, channel, host, project, event_types, created_at, disabled_at, disabled_reason
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
        List.of((String[]) row.getArray("event_types").getArray()),
        null,
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

  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
