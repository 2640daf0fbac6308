package io.cloudcostguard.notifier.queue;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Messages;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.wording.Templates;
import io.cloudcostguard.schemas.wording.WordingException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes the bodies of deliveries: in the subscriber's words, and where those fail, in
/// everybody's. No delivery is lost for a template.
@Component
public final class Scribe {

  private static final Logger LOGGER = LoggerFactory.getLogger(Scribe.class);

  private final Messages messages;
  private final MeterRegistry meters;

  public Scribe(Messages messages, MeterRegistry meters) {
    this.messages = messages;
    this.meters = meters;
  }

  /// What everybody is told; null when this channel has nothing to say of the event.
  public @Nullable String body(Channel channel, Event event) {
    return messages.body(channel, event);
  }

  /// What one subscriber is told; null when this channel has nothing to say of the event.
  ///
  /// @param templates as they lie in the database; null: as everybody
  public @Nullable String body(
      String subscriptionId, Channel channel, Event event, @Nullable String templates) {
    if (templates == null) {
      return body(channel, event);
    }
    try {
      return messages.body(channel, event, Json.MAPPER.readValue(templates, Templates.class));
    } catch (RuntimeException e) {
      LOGGER
          .atWarn()
          .addKeyValue("subscriptionId", subscriptionId)
          .addKeyValue("reason", reason(e))
          .log("a template failed; the message has the standard words");
      meters.counter("ccg.notifier.template.failures", "channel", channel.id()).increment();
      return body(channel, event);
    }
  }

  /// What others say might quote a plan.
  private static @Nullable String reason(RuntimeException e) {
    return e instanceof WordingException ? e.getMessage() : e.getClass().getName();
  }
}
