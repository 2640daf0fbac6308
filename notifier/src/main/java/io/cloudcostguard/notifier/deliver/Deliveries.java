package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.deliver.Delivery.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The table of deliveries: what is to be sent, and who is sending it.
@Repository
public class Deliveries {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration lease;
  private final int perSubscription;

  Deliveries(JdbcClient jdbc, Clock clock, NotifierProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    lease = properties.lease();
    perSubscription = properties.maxInFlightPerSubscription();
  }

  /// Adds one delivery per subscription to a notification; adding it again adds nothing.
  ///
  /// @return how many were added
  public int add(Notification notification) {
    return jdbc.sql(
            """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type,
                                  subject, traceparent, body, due_at, created_at)
            select 'msg_' || encode(sha256(convert_to(:eventId || E'\\n' || s.id, 'UTF8')), 'hex'),
                   s.id, s.tenant, s.channel, :eventId, :eventType, :subject, :traceparent,
                   case s.channel when 'slack' then :slack else :webhook end, :now, :now
            from subscription s
            where s.tenant = :tenant
              and (s.project is null or s.project = :project)
              and (s.subject is null or s.subject = :subject)
              and (s.event_types = '{}' or :eventType = any (s.event_types))
              and s.channel in ('webhook', 'slack')
              and s.disabled_at is null
            on conflict (id) do nothing
            """)
        .param("eventId", notification.eventId())
        .param("eventType", notification.eventType())
        .param("subject", notification.subject())
        .param("traceparent", notification.traceparent())
        .param("tenant", notification.tenant())
        .param("project", notification.project())
        .param("webhook", notification.webhook())
        .param("slack", notification.slack())
        .param("now", at(clock.instant()))
        .update();
  }

  /// Claims deliveries that are due, at most `limit`, and so many of each subscription that no more
  /// than the allowed number are under way. Endpoints take turns by chance.
  @Transactional
  public List<Delivery> claim(int limit) {
    Instant now = clock.instant();
    List<String> subscriptions = lockSubscriptionsWithWork(limit, now);
    return subscriptions.isEmpty() ? List.of() : claim(subscriptions, limit, now);
  }

  /// A lock on the subscription makes the count of what is under way exact: who holds it is the
  /// only one to claim for that receiver, in whichever process.
  private List<String> lockSubscriptionsWithWork(int limit, Instant now) {
    return jdbc.sql(
            """
            select s.id
            from subscription s
            where s.disabled_at is null
              and (s.paused_until is null or s.paused_until <= :now)
              and exists (select from delivery d
                          where d.subscription_id = s.id and d.state = 'pending' and d.due_at <= :now)
              and (select count(*) from delivery f
                   where f.subscription_id = s.id and f.leased_until > :now) < :perSubscription
            order by random()
            limit :limit
            for no key update of s skip locked
            """)
        .param("now", at(now))
        .param("perSubscription", perSubscription)
        .param("limit", limit)
        .query((row, _) -> row.getString("id"))
        .list();
  }

  /// A statement of its own, so that it sees what the last holder of the lock did.
  private List<Delivery> claim(List<String> subscriptions, int limit, Instant now) {
    return jdbc.sql(
            """
            with picked as (
              select d.id
              from subscription s
              cross join lateral (
                select d.id
                from delivery d
                where d.subscription_id = s.id and d.state = 'pending' and d.due_at <= :now
                order by d.due_at
                limit greatest(0, :perSubscription - (
                  select count(*) from delivery f
                  where f.subscription_id = s.id and f.leased_until > :now))
                for update skip locked) d
              where s.id in (:subscriptions)
              limit :limit)
            update delivery d
            set attempts = d.attempts + 1, leased_until = :leasedUntil, due_at = :leasedUntil
            from picked p, subscription s
            where d.id = p.id and s.id = d.subscription_id and d.state = 'pending'
            returning d.id, d.subscription_id, d.tenant, d.channel, d.event_id, d.event_type,
                      d.traceparent, d.body, d.attempts, d.created_at, s.url_sealed, s.secret_sealed
            """)
        .param("now", at(now))
        .param("leasedUntil", at(now.plus(lease)))
        .param("perSubscription", perSubscription)
        .param("subscriptions", subscriptions)
        .param("limit", limit)
        .query(Deliveries::claimed)
        .list();
  }

  /// How many are still to be delivered to subscriptions that are not disabled.
  long pending() {
    return jdbc.sql(
            """
            select count(*) from delivery d join subscription s on s.id = d.subscription_id
            where d.state = 'pending' and s.disabled_at is null
            """)
        .query(Long.class)
        .single();
  }

  private static Delivery claimed(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("subscription_id"),
        row.getString("tenant"),
        Channel.of(row.getString("channel")),
        row.getString("event_id"),
        row.getString("event_type"),
        row.getString("traceparent"),
        row.getString("body"),
        row.getInt("attempts"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        new Sealed(row.getBytes("url_sealed"), row.getBytes("secret_sealed")));
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
