package io.cloudcostguard.notifier.command;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.queue.NewDeliveries;
import io.cloudcostguard.notifier.queue.NewDelivery;
import io.cloudcostguard.notifier.queue.Scribe;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The table of commands, and what each does.
@Repository
class Commands {

  private final JdbcClient jdbc;
  private final Redeliveries redeliveries;
  private final NewDeliveries deliveries;
  private final Scribe scribe;

  Commands(JdbcClient jdbc, Redeliveries redeliveries, NewDeliveries deliveries, Scribe scribe) {
    this.jdbc = jdbc;
    this.redeliveries = redeliveries;
    this.deliveries = deliveries;
    this.scribe = scribe;
  }

  /// A command that is to be done.
  record Asked(
      String id,
      String subscriptionId,
      String tenant,
      Channel channel,
      List<String> repositories,
      @Nullable String templates,
      DeliveryCommand command,
      Instant at) {

    static Asked of(ResultSet row) throws SQLException {
      return new Asked(
          row.getString("id"),
          row.getString("subscription_id"),
          row.getString("tenant"),
          Channel.of(row.getString("channel")),
          List.of((String[]) row.getArray("repositories").getArray()),
          row.getString("templates"),
          Json.MAPPER.readValue(row.getString("command"), DeliveryCommand.class),
          row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
  }

  /// Does the oldest commands and removes them, in one transaction.
  ///
  /// @return how many there were
  @Transactional
  public int work(int limit) {
    List<Asked> commands = oldest(limit);
    for (Asked asked : commands) {
      switch (asked.command()) {
        case DeliveryCommand.Redeliver(var deliveryId) ->
            redeliveries.one(asked.subscriptionId(), deliveryId);
        case DeliveryCommand.RedeliverRange range ->
            redeliveries.range(asked.subscriptionId(), range);
        case DeliveryCommand.Test(var eventId) -> test(asked, eventId);
      }
      jdbc.sql("delete from delivery_command where id = :id").param("id", asked.id()).update();
    }
    return commands.size();
  }

  private List<Asked> oldest(int limit) {
    return jdbc.sql(
            """
            select c.id, c.subscription_id, s.tenant, s.channel, s.repositories, s.templates, c.command,
                   c.created_at
            from delivery_command c join subscription s on s.id = c.subscription_id
            order by c.created_at, c.id
            limit :limit
            for update of c skip locked
            """)
        .param("limit", limit)
        .query((row, _) -> Asked.of(row))
        .list();
  }

  private void test(Asked asked, String eventId) {
    Event event =
        new Event(
            eventId,
            Event.TEST,
            asked.at(),
            asked.subscriptionId(),
            TraceParent.continuing(null).toString(),
            new News.OfTest(asked.subscriptionId(), asked.repositories()));
    String body = scribe.body(asked.subscriptionId(), asked.channel(), event, asked.templates());
    if (body != null) {
      deliveries.add(
          List.of(
              new NewDelivery(
                  asked.subscriptionId(),
                  asked.tenant(),
                  asked.channel(),
                  event,
                  body,
                  null,
                  false,
                  asked.at())));
    }
  }
}
