package io.cloudcostguard.notifier.message;

import java.time.Instant;

/// Something that happened, as subscriptions and messages see it.
///
/// @param id the CloudEvents id; the same event has the same deliveries
/// @param subject what it is about: a plan's id, a budget's id
/// @param traceparent of the event's record
public record Event(
    String id, String type, Instant time, String subject, String traceparent, News news) {

  /// The type of a message that tells of many events. It is on no topic.
  public static final String GROUPED = "io.cloudcostguard.events.grouped.v1";

  /// The type of a message that somebody asked for to see whether it arrives. It is on no topic.
  public static final String TEST = "io.cloudcostguard.subscription.test.v1";
}
