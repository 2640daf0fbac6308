package io.cloudcostguard.notifier.receiver;

import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.send.DeliveryChannels;
import io.cloudcostguard.schemas.subscription.Channel;
import org.springframework.stereotype.Component;

/// The rate limit of each channel: the operator's, else its vendor's, else the default.
@Component
public final class RateLimits {

  private final NotifierProperties properties;
  private final DeliveryChannels channels;

  public RateLimits(NotifierProperties properties, DeliveryChannels channels) {
    this.properties = properties;
    this.channels = channels;
  }

  public RateLimit of(Channel channel) {
    Double rate = properties.rates().get(channel);
    if (rate == null) {
      rate = channels.of(channel).vendorRate();
    }
    return new RateLimit(rate == null ? properties.rate() : rate);
  }
}
