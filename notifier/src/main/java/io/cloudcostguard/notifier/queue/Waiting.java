package io.cloudcostguard.notifier.queue;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.message.Summary;
import io.cloudcostguard.schemas.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A delivery that nobody has begun to send, and that another one can tell of.
record Waiting(
    String id,
    String subscriptionId,
    String tenant,
    Channel channel,
    @Nullable String templates,
    Summary summary,
    Instant dueAt) {

  static final String COLUMNS =
      "d.id, d.subscription_id, d.tenant, d.channel, d.summary, d.due_at,"
          + " (select s.templates from subscription s where s.id = d.subscription_id) as templates";

  static Waiting of(ResultSet row) throws SQLException {
    return new Waiting(
        row.getString("id"),
        row.getString("subscription_id"),
        row.getString("tenant"),
        Channel.of(row.getString("channel")),
        row.getString("templates"),
        Json.MAPPER.readValue(row.getString("summary"), Summary.class),
        row.getObject("due_at", OffsetDateTime.class).toInstant());
  }
}
