package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.message.EventSummary;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery without an attempt, which may be grouped with others.
record GroupCandidate(
    String id,
    String subscriptionId,
    String tenant,
    Channel channel,
    @Nullable String templates,
    EventSummary summary,
    Instant dueAt) {

  static final String COLUMNS =
      "d.id, d.subscription_id, d.tenant, d.channel, d.summary, d.due_at,"
          + " (select s.templates from subscription s where s.id = d.subscription_id) as templates";

  static GroupCandidate of(ResultSet row) throws SQLException {
    return new GroupCandidate(
        row.getString("id"),
        row.getString("subscription_id"),
        row.getString("tenant"),
        Channel.of(row.getString("channel")),
        row.getString("templates"),
        Json.MAPPER.readValue(row.getString("summary"), EventSummary.class),
        Timestamps.get(row, "due_at"));
  }
}
