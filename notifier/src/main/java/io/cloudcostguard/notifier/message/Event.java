package io.cloudcostguard.notifier.message;

import java.time.Instant;

/// Something that happened, as subscriptions and messages see it.
///
/// @param id the CloudEvents id; makes the ids of the deliveries
/// @param subject the id of a plan or of a budget
/// @param traceparent of the event's record
public record Event(
    String id, String type, Instant time, String subject, String traceparent, News news) {

  /// The type of a message about many events. It is on no topic.
  public static final String GROUPED = "io.cloudcostguard.events.grouped.v1";

  /// The type of a test message. It is on no topic.
  public static final String TEST = "io.cloudcostguard.subscription.test.v1";
}
