package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Summary;
import io.cloudcostguard.notifier.queue.NewDelivery;
import io.cloudcostguard.notifier.queue.Scribe;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.subscription.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which deliveries an event makes. Pure: the same event, subscribers and time give the same.
final class Router {

  private final Map<String, List<Subscriber>> byTenant = new HashMap<>();
  private final List<Subscriber> all;
  private final Scribe scribe;
  private final Instant now;

  Router(List<Subscriber> subscribers, Scribe scribe, Instant now) {
    all = subscribers;
    this.scribe = scribe;
    this.now = now;
    for (Subscriber subscriber : subscribers) {
      byTenant.computeIfAbsent(subscriber.tenant(), _ -> new ArrayList<>()).add(subscriber);
    }
  }

  /// One for each subscriber that wants it. A message is made once for all who get it over the same
  /// channel, but for those who have words of their own.
  List<NewDelivery> route(Event event) {
    String tenant = event.news().tenant();
    List<Subscriber> candidates = tenant == null ? all : byTenant.getOrDefault(tenant, List.of());
    List<NewDelivery> deliveries = new ArrayList<>();
    Map<Channel, @Nullable String> bodies = new HashMap<>();
    Summary summary = Summary.of(event);
    String summaryJson = summary == null ? null : Json.MAPPER.writeValueAsString(summary);
    for (Subscriber subscriber : candidates) {
      if (subscriber.filter().passes(event)) {
        String body = body(subscriber, event, bodies);
        if (body != null) {
          deliveries.add(delivery(subscriber, event, body, summaryJson));
        }
      }
    }
    return deliveries;
  }

  private @Nullable String body(
      Subscriber subscriber, Event event, Map<Channel, @Nullable String> bodies) {
    Channel channel = subscriber.channel();
    if (subscriber.templates() != null) {
      return scribe.body(subscriber.id(), channel, event, subscriber.templates());
    }
    if (!bodies.containsKey(channel)) {
      bodies.put(channel, scribe.body(channel, event));
    }
    return bodies.get(channel);
  }

  private NewDelivery delivery(
      Subscriber subscriber, Event event, String body, @Nullable String summary) {
    Digest digest = summary == null ? null : subscriber.digest();
    return new NewDelivery(
        subscriber.id(),
        subscriber.tenant(),
        subscriber.channel(),
        event,
        body,
        summary,
        digest != null,
        digest == null ? notQuiet(subscriber, event) : digest.after(now));
  }

  /// What is critical is told whenever it is.
  private Instant notQuiet(Subscriber subscriber, Event event) {
    QuietHours quiet = subscriber.quietHours();
    return quiet == null || event.news().severity() == Severity.CRITICAL ? now : quiet.over(now);
  }
}
