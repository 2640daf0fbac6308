package io.cloudcostguard.notifier.send;

import io.cloudcostguard.schemas.subscription.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The implementation of every channel.
public final class DeliveryChannels {

  private final Map<Channel, DeliveryChannel> channels = new EnumMap<>(Channel.class);

  /// @param factory makes the implementation of a channel
  DeliveryChannels(Function<Channel, DeliveryChannel> factory) {
    for (Channel channel : Channel.values()) {
      channels.put(channel, factory.apply(channel));
    }
  }

  public DeliveryChannel of(Channel channel) {
    return Objects.requireNonNull(channels.get(channel), channel.id());
  }
}
