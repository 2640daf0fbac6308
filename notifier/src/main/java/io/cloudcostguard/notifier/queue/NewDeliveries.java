package io.cloudcostguard.notifier.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The way into the table of deliveries: what is there already stays as it is.
@Repository
public class NewDeliveries {

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  NewDeliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Adds those that are not there yet and whose subscriptions still are.
  ///
  /// @return how many were added
  public int add(List<NewDelivery> deliveries) {
    int added = 0;
    for (int from = 0; from < deliveries.size(); from += BATCH) {
      added += addBatch(deliveries.subList(from, Math.min(from + BATCH, deliveries.size())));
    }
    return added;
  }

  private int addBatch(List<NewDelivery> batch) {
    return jdbc.sql(
            """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, subject,
                                  traceparent, project, body, summary, state, due_at, created_at)
            select n.id, n.subscription_id, n.tenant, n.channel, n.event_id, n.event_type, n.subject,
                   n.traceparent, n.project, n.body, n.summary::json, n.state, n.due_at::timestamptz,
                   :now
            from unnest(:ids::text[], :subscriptions::text[], :tenants::text[], :channels::text[],
                        :eventIds::text[], :eventTypes::text[], :subjects::text[], :traces::text[],
                        :projects::text[], :bodies::text[], :summaries::text[], :states::text[],
                        :dues::text[])
              as n (id, subscription_id, tenant, channel, event_id, event_type, subject, traceparent,
                    project, body, summary, state, due_at)
            join subscription s on s.id = n.subscription_id
            order by n.id -- so that two who add the same wait for each other in one order
            on conflict (id) do nothing
            """)
        .param("ids", texts(batch, NewDelivery::id))
        .param("subscriptions", texts(batch, NewDelivery::subscriptionId))
        .param("tenants", texts(batch, NewDelivery::tenant))
        .param("channels", texts(batch, delivery -> delivery.channel().id()))
        .param("eventIds", texts(batch, delivery -> delivery.event().id()))
        .param("eventTypes", texts(batch, delivery -> delivery.event().type()))
        .param("subjects", texts(batch, delivery -> delivery.event().subject()))
        .param("traces", texts(batch, delivery -> delivery.event().traceparent()))
        .param("projects", texts(batch, delivery -> delivery.event().news().project()))
        .param("bodies", texts(batch, NewDelivery::body))
        .param("summaries", texts(batch, NewDelivery::summary))
        .param("states", texts(batch, NewDelivery::state))
        .param("dues", texts(batch, delivery -> delivery.dueAt().toString()))
        .param("now", at(clock.instant()))
        .update();
  }

  private static @Nullable String[] texts(
      List<NewDelivery> batch, Function<NewDelivery, @Nullable String> text) {
    return batch.stream().map(text).toArray(String[]::new);
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
