package io.cloudcostguard.ingest.notification.delivery;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of commands to the notifier. A command stays until the notifier has executed it.
@Component
public class DeliveryCommands {

  private final JdbcClient database;
  private final PlanIds ids;

  DeliveryCommands(JdbcClient database, PlanIds ids) {
    this.database = database;
    this.ids = ids;
  }

  /// Adds a command; does nothing when the subscription was deleted meanwhile.
  public void add(String subscriptionId, DeliveryCommand command) {
    database
        .sql(
            """
            insert into delivery_command (id, subscription_id, command, created_at)
            select :id, s.id, :command::json, now() from subscription s where s.id = :subscription
            for key share
            """)
        .param("id", ids.next())
        .param("subscription", subscriptionId)
        .param("command", Json.MAPPER.writerFor(DeliveryCommand.class).writeValueAsString(command))
        .update();
  }
}
