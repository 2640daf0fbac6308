package io.cloudcostguard.ingest.delivery;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the notifier is asked to do: kept until it has done it.
@Component
class Commands {

  private final JdbcClient database;
  private final PlanIds ids;

  Commands(JdbcClient database, PlanIds ids) {
    this.database = database;
    this.ids = ids;
  }

  void ask(String subscriptionId, DeliveryCommand command) {
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
