package io.cloudcostguard.notifier.command;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.enqueue.BodyRenderer;
import io.cloudcostguard.notifier.enqueue.DeliveryInserts;
import io.cloudcostguard.notifier.enqueue.NewDelivery;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.receiver.ReceiverTable;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Executes the commands in the table `delivery_command`. Each stays there until the transaction
/// that executes it commits, so that after a crash it is executed again.
@Repository
class CommandExecutor {

  private final JdbcClient jdbc;
  private final Redeliveries redeliveries;
  private final ReceiverTable receivers;
  private final DeliveryInserts deliveries;
  private final BodyRenderer bodies;

  CommandExecutor(
      JdbcClient jdbc,
      Redeliveries redeliveries,
      ReceiverTable receivers,
      DeliveryInserts deliveries,
      BodyRenderer bodies) {
    this.jdbc = jdbc;
    this.redeliveries = redeliveries;
    this.receivers = receivers;
    this.deliveries = deliveries;
    this.bodies = bodies;
  }

  /// A command that is not executed yet, with what it needs of its subscription.
  record Pending(
      String id,
      String subscriptionId,
      String tenant,
      Channel channel,
      List<String> repositories,
      @Nullable String templates,
      DeliveryCommand command,
      Instant at) {

    static Pending of(ResultSet row) throws SQLException {
      return new Pending(
          row.getString("id"),
          row.getString("subscription_id"),
          row.getString("tenant"),
          Channel.of(row.getString("channel")),
          List.of((String[]) row.getArray("repositories").getArray()),
          row.getString("templates"),
          Json.MAPPER.readValue(row.getString("command"), DeliveryCommand.class),
          Timestamps.get(row, "created_at"));
    }
  }

  /// Executes the oldest commands and deletes them, in one transaction.
  ///
  /// @return how many there were
  @Transactional
  public int execute(int limit) {
    List<Pending> commands = oldest(limit);
    closeCircuits(commands);
    for (Pending pending : commands) {
      switch (pending.command()) {
        case DeliveryCommand.Enable() -> {} // done above
        case DeliveryCommand.Redeliver(var deliveryId) ->
            redeliveries.one(pending.subscriptionId(), deliveryId);
        case DeliveryCommand.RedeliverRange range ->
            redeliveries.range(pending.subscriptionId(), range);
        case DeliveryCommand.Test(var eventId) -> addTest(pending, eventId);
      }
      jdbc.sql("delete from delivery_command where id = :id").param("id", pending.id()).update();
    }
    return commands.size();
  }

  private List<Pending> oldest(int limit) {
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
        .query((row, _) -> Pending.of(row))
        .list();
  }

  /// Runs first, so that receivers are locked before deliveries, as when results are recorded.
  private void closeCircuits(List<Pending> commands) {
    receivers.closeCircuits(
        commands.stream()
            .filter(pending -> pending.command() instanceof DeliveryCommand.Enable)
            .map(Pending::subscriptionId)
            .toList());
  }

  private void addTest(Pending pending, String eventId) {
    Event event =
        new Event(
            eventId,
            Event.TEST,
            pending.at(),
            pending.subscriptionId(),
            TraceParent.continuing(null).toString(),
            new News.OfTest(pending.subscriptionId(), pending.repositories()));
    String body =
        bodies.body(pending.subscriptionId(), pending.channel(), event, pending.templates());
    if (body != null) {
      deliveries.add(
          List.of(
              new NewDelivery(
                  pending.subscriptionId(),
                  pending.tenant(),
                  pending.channel(),
                  event,
                  body,
                  null,
                  false,
                  pending.at())));
    }
  }
}
