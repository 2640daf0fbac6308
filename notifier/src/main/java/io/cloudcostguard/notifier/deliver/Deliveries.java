package io.cloudcostguard.notifier.deliver;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is to be sent: one row for each event and subscription.
@Repository
public class Deliveries {

  private final JdbcClient jdbc;
  private final Clock clock;

  Deliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
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
        .param("now", Timestamps.of(clock.instant()))
        .update();
  }
}
