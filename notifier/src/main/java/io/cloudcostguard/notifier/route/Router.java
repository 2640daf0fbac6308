package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.enqueue.BodyRenderer;
import io.cloudcostguard.notifier.enqueue.NewDelivery;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.EventSummary;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.subscription.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the deliveries of an event. Pure: the same event, subscribers and time give the same.
final class Router {

  private final Map<String, List<Subscriber>> byTenant = new HashMap<>();
  private final List<Subscriber> all;
  private final BodyRenderer renderer;
  private final Instant now;

  Router(List<Subscriber> subscribers, BodyRenderer renderer, Instant now) {
    all = subscribers;
    this.renderer = renderer;
    this.now = now;
    for (Subscriber subscriber : subscribers) {
      byTenant.computeIfAbsent(subscriber.tenant(), _ -> new ArrayList<>()).add(subscriber);
    }
  }

  /// Makes one delivery for each subscriber whose filter passes the event. Bodies are rendered once
  /// per channel, and once per subscriber with templates.
  List<NewDelivery> route(Event event) {
    String tenant = event.news().tenant();
    List<Subscriber> candidates = tenant == null ? all : byTenant.getOrDefault(tenant, List.of());
    List<NewDelivery> deliveries = new ArrayList<>();
    Map<Channel, @Nullable String> bodies = new HashMap<>();
    EventSummary summary = EventSummary.of(event);
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
      return renderer.body(subscriber.id(), channel, event, subscriber.templates());
    }
    if (!bodies.containsKey(channel)) {
      bodies.put(channel, renderer.body(channel, event));
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
        digest == null ? dueAt(subscriber, event) : digest.after(now));
  }

  /// Critical events are delivered during quiet hours too.
  private Instant dueAt(Subscriber subscriber, Event event) {
    QuietHours quiet = subscriber.quietHours();
    return quiet == null || event.news().severity() == Severity.CRITICAL ? now : quiet.over(now);
  }
}
