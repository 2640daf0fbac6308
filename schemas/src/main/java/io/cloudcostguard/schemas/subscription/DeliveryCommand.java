package io.cloudcostguard.schemas.subscription;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/// A command from ingest-api to the notifier, about one subscription. Commands are idempotent.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeliveryCommand.Redeliver.class, name = "redeliver"),
  @JsonSubTypes.Type(value = DeliveryCommand.RedeliverRange.class, name = "redeliver-range"),
  @JsonSubTypes.Type(value = DeliveryCommand.Test.class, name = "test"),
  @JsonSubTypes.Type(value = DeliveryCommand.Enable.class, name = "enable")
})
public sealed interface DeliveryCommand {

  /// Redeliver one finished delivery, under the same id.
  record Redeliver(String deliveryId) implements DeliveryCommand {}

  /// Redeliver the finished deliveries of a time range.
  ///
  /// @param since created at this moment or later
  /// @param until created before this moment
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

  /// Close the circuit of a subscription that was disabled and is enabled again.
  record Enable() implements DeliveryCommand {}
}
