package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.notification.delivery.DeliveryCommands;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The table of subscriptions, with addresses and secrets encrypted.
@Component
class Subscriptions {

  private final JdbcClient database;
  private final SecretBox box;
  private final PlanIds ids;
  private final DeliveryCommands commands;
  private final TransactionOperations transactions;
  private final Clock clock;

  Subscriptions(
      JdbcClient database,
      SecretProperties secrets,
      PlanIds ids,
      DeliveryCommands commands,
      TransactionOperations transactions,
      Clock clock) {
    this.database = database;
    this.box = secrets.box();
    this.ids = ids;
    this.commands = commands;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Adds a subscription; only this result has its secret.
  Subscription add(String tenant, Destination to, Preferences preferences) {
    String id = ids.next();
    String secret = to.secret();
    List<String> publicKeys = to.keys() == null ? List.of() : to.keys().publicKeys();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SubscriptionRow.bind(
            database.sql(
                """
                insert into subscription (id, tenant, channel, host, url_sealed, secret_sealed,
                  public_keys, repositories, created_at, project, event_types, subject, min_severity,
                  min_delta, tags, quiet_hours, digest, templates)
                values (:id, :tenant, :channel, :host, :url, :secret,
                  :publicKeys, :repositories, :createdAt, :project, :eventTypes, :subject,
                  :minSeverity, :minDelta, :tags::json, :quietHours::json, :digest::json,
                  :templates::json)
                """),
            preferences)
        .param("id", id)
        .param("tenant", tenant)
        .param("channel", to.channel().id())
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
        preferences,
        to.keys() == null ? null : to.keys().secret(),
        SubscriptionRow.shown(publicKeys),
        SubscriptionRow.shown(to.repositories()),
        now,
        null,
        null,
        null);
  }

  /// Replaces the preferences and the destination of a subscription. A webhook keeps its keys.
  ///
  /// @param to null: unchanged
  void change(String tenant, String id, @Nullable Destination to, Preferences preferences) {
    String token = to == null ? null : to.token();
    SubscriptionRow.bind(
            database.sql(
                """
                update subscription
                set project = :project, event_types = :eventTypes, subject = :subject,
                    min_severity = :minSeverity, min_delta = :minDelta,
                    tags = :tags::json,
                    quiet_hours = :quietHours::json, digest = :digest::json,
                    templates = :templates::json,
                    host = coalesce(:host, host), url_sealed = coalesce(:url, url_sealed),
                    secret_sealed = coalesce(:token, secret_sealed),
                    repositories = coalesce(:repositories, repositories)
                where id = :id and tenant = :tenant
                """),
            preferences)
        .param("id", id)
        .param("tenant", tenant)
        .param("host", to == null ? null : to.host(), Types.VARCHAR)
        .param("url", to == null ? null : box.seal(to.url(), id + "/url"), Types.BINARY)
        .param("token", token == null ? null : box.seal(token, id + "/secret"), Types.BINARY)
        .param(
            "repositories",
            to == null ? null : to.repositories().toArray(String[]::new),
            Types.ARRAY)
        .update();
  }

  /// The oldest first; without the callbacks of plans.
  List<Subscription> all(String tenant) {
    return database
        .sql(
            SubscriptionRow.SELECT
                + "where tenant = :tenant and not starts_with(id, :callback)"
                + " order by created_at, id")
        .param("tenant", tenant)
        .param("callback", Callbacks.ID)
        .query((row, _) -> SubscriptionRow.read(row))
        .list();
  }

  /// Null when there is none.
  @Nullable Subscription find(String tenant, String id) {
    return database
        .sql(SubscriptionRow.SELECT + "where tenant = :tenant and id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query((row, _) -> SubscriptionRow.read(row))
        .optional()
        .orElse(null);
  }

  /// Pauses or resumes a subscription. Deliveries of a paused one wait.
  void setPaused(String tenant, String id, boolean paused) {
    database
        .sql(
            """
            update subscription
            set held_at = case when :paused then coalesce(held_at, now()) end
            where id = :id and tenant = :tenant
            """)
        .param("paused", paused)
        .param("id", id)
        .param("tenant", tenant)
        .update();
  }

  /// Enables a disabled subscription, and asks the notifier to close its circuit, in one
  /// transaction.
  void enable(String tenant, String id) {
    transactions.executeWithoutResult(_ -> {
      int enabled =
          database
              .sql(
                  """
                  update subscription
                  set disabled_at = null, disabled_reason = null
                  where id = :id and tenant = :tenant
                  """)
              .param("id", id)
              .param("tenant", tenant)
              .update();
      if (enabled > 0) {
        commands.add(id, new DeliveryCommand.Enable());
      }
    });
  }

  /// Deletes a subscription; false when there is none.
  boolean remove(String tenant, String id) {
    return database
            .sql("delete from subscription where id = :id and tenant = :tenant")
            .param("id", id)
            .param("tenant", tenant)
            .update()
        > 0;
  }
}
