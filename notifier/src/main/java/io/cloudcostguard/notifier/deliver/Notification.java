package io.cloudcostguard.notifier.deliver;

/// An event, ready to be told to whoever subscribed to it.
///
/// @param eventId the CloudEvents id; the same event has the same deliveries
/// @param traceparent of the event's record
/// @param webhook the body for webhooks
/// @param slack the body for Slack
public record Notification(
    String eventId,
    String eventType,
    String subject,
    String traceparent,
    String tenant,
    String project,
    String webhook,
    String slack) {}
