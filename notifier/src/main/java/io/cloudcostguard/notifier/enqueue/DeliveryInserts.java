package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Inserts deliveries into their table; those that exist already are not changed.
@Repository
public class DeliveryInserts {

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  public DeliveryInserts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Inserts those that do not exist yet and whose subscription still exists.
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
                                  traceparent, project, body, summary, state, due_at, created_at,
                                  in_order_of, position, happened_at)
            select n.id, n.subscription_id, n.tenant, n.channel, n.event_id, n.event_type, n.subject,
                   n.traceparent, n.project, n.body, n.summary::json, n.state, n.due_at::timestamptz,
                   :now, n.in_order_of, n.position, n.happened_at::timestamptz
            from (
              -- numbered in the order of the events, before anything else is done with them
              select o.*, case when o.in_order_of is not null then nextval('delivery_position') end
                as position
              from unnest(:ids::text[], :subscriptions::text[], :tenants::text[], :channels::text[],
                          :eventIds::text[], :eventTypes::text[], :subjects::text[], :traces::text[],
                          :projects::text[], :bodies::text[], :summaries::text[], :states::text[],
                          :dues::text[], :orders::text[], :times::text[])
                as o (id, subscription_id, tenant, channel, event_id, event_type, subject, traceparent,
                      project, body, summary, state, due_at, in_order_of, happened_at)
            ) n
            join subscription s on s.id = n.subscription_id
            order by n.id -- the same lock order in every process
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
        .param("orders", texts(batch, NewDelivery::inOrderOf))
        .param("times", texts(batch, delivery -> delivery.event().time().toString()))
        .param("now", Timestamps.of(clock.instant()))
        .update();
  }

  private static @Nullable String[] texts(
      List<NewDelivery> batch, Function<NewDelivery, @Nullable String> text) {
    return batch.stream().map(text).toArray(String[]::new);
  }
}
