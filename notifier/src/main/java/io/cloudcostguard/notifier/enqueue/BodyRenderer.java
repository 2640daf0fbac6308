package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.send.DeliveryChannels;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.wording.Templates;
import io.cloudcostguard.schemas.wording.WordingException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Renders the bodies of deliveries: with the subscriber's templates, or, when those fail, in the
/// standard format. No delivery is lost because of a template.
@Component
public final class BodyRenderer {

  private static final Logger LOGGER = LoggerFactory.getLogger(BodyRenderer.class);

  private final DeliveryChannels channels;
  private final MeterRegistry meters;

  public BodyRenderer(DeliveryChannels channels, MeterRegistry meters) {
    this.channels = channels;
    this.meters = meters;
  }

  /// The body in the standard format; null when the channel has no message for the event.
  public @Nullable String body(Channel channel, Event event) {
    return channels.of(channel).body(event, Templates.NONE);
  }

  /// The body for a subscription; null when the channel has no message for the event.
  ///
  /// @param templates [Templates] as JSON; null: the standard format
  public @Nullable String body(
      String subscriptionId, Channel channel, Event event, @Nullable String templates) {
    if (templates == null) {
      return body(channel, event);
    }
    try {
      return channels.of(channel).body(event, Json.MAPPER.readValue(templates, Templates.class));
    } catch (RuntimeException e) {
      LOGGER
          .atWarn()
          .addKeyValue("subscriptionId", subscriptionId)
          .addKeyValue("reason", reason(e))
          .log("a template failed; the message has the standard format");
      meters.counter("ccg.notifier.template.failures", "channel", channel.id()).increment();
      return body(channel, event);
    }
  }

  /// The message of any other exception might quote a plan.
  private static @Nullable String reason(RuntimeException e) {
    return e instanceof WordingException ? e.getMessage() : e.getClass().getName();
  }
}
