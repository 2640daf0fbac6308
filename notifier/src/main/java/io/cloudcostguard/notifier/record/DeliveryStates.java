package io.cloudcostguard.notifier.record;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The states of deliveries in their table, after an attempt.
@Repository
public class DeliveryStates {

  private final JdbcClient jdbc;

  public DeliveryStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Updates deliveries after their attempts. An attempt whose lease expired and whose delivery was
  /// claimed again has no effect, unless it was successful. The state is compared by an expression
  /// that no index has: after an `analyze` of an idle queue, PostgreSQL expects the index of
  /// pending deliveries to be empty, and would read all of it instead of the rows that are named.
  void settle(List<DeliveryAttempted> attempted) {
    jdbc.sql(
            """
            update delivery d
            set state = r.state, leased_until = null, due_at = coalesce(r.next, d.due_at),
                finished_at = case when r.state = 'pending' then null else r.at end
            from unnest(:ids, :attempts, :states, :ats::timestamptz[], :nexts::timestamptz[])
              as r (id, attempt, state, at, next)
            where d.id = r.id and d.state || '' = 'pending'
              and (d.attempts = r.attempt or r.state = 'delivered')
            """)
        .param("ids", texts(attempted, DeliveryAttempted::deliveryId))
        .param(
            "attempts", attempted.stream().map(DeliveryAttempted::attempt).toArray(Integer[]::new))
        .param("states", texts(attempted, DeliveryStates::state))
        .param("ats", texts(attempted, one -> Timestamps.text(one.at())))
        .param("nexts", texts(attempted, one -> Timestamps.text(one.nextAttemptAt())))
        .update();
  }

  private static String state(DeliveryAttempted attempted) {
    return switch (attempted.outcome()) {
      case DELIVERED -> "delivered";
      case RETRYING, UNKNOWN -> "pending";
      case FAILED -> "failed";
    };
  }

  private static @Nullable String[] texts(
      List<DeliveryAttempted> attempted, Function<DeliveryAttempted, @Nullable String> text) {
    return attempted.stream().map(text).toArray(String[]::new);
  }
}
