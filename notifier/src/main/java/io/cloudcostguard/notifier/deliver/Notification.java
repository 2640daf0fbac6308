package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event, ready to be told to whoever subscribed to it.
///
/// @param eventId the CloudEvents id; the same event has the same deliveries
/// @param traceparent of the event's record
/// @param repository that the plan is of; null when nobody said
/// @param bodies by channel; none for those that have nothing to say of it
public record Notification(
    String eventId,
    String eventType,
    String subject,
    String traceparent,
    String tenant,
    String project,
    @Nullable String repository,
    Map<Channel, String> bodies) {

  public Notification {
    bodies = Map.copyOf(bodies);
  }

  String[] channels() {
    return bodies.keySet().stream().map(Channel::id).toArray(String[]::new);
  }

  /// In the order of [#channels].
  String[] texts() {
    return bodies.keySet().stream().map(bodies::get).toArray(String[]::new);
  }
}
