package io.cloudcostguard.schemas.subscription;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/// What somebody asked the notifier to do with a subscription's deliveries. Done again, it does the
/// same.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeliveryCommand.Redeliver.class, name = "redeliver"),
  @JsonSubTypes.Type(value = DeliveryCommand.RedeliverRange.class, name = "redeliver-range"),
  @JsonSubTypes.Type(value = DeliveryCommand.Test.class, name = "test")
})
public sealed interface DeliveryCommand {

  /// Send a finished delivery once more, under the same id.
  record Redeliver(String deliveryId) implements DeliveryCommand {}

  /// Send the finished deliveries of a time once more.
  ///
  /// @param since by when they were made
  /// @param until the moment after the last
  /// @param states of `delivered`, `failed`, `grouped`
  record RedeliverRange(Instant since, Instant until, List<String> states)
      implements DeliveryCommand {

    public RedeliverRange {
      states = List.copyOf(states);
    }
  }

  /// Send a test message.
  ///
  /// @param eventId makes the delivery's id
  record Test(String eventId) implements DeliveryCommand {}
}
