package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SnsKeys;

/// A subscription is charged by the notification, at a price by protocol; each 64 KB counts as one.
/// Queues and functions receive them for nothing.
///
/// @see <a href="https://aws.amazon.com/sns/pricing/">Amazon SNS pricing</a>
final class SnsTopicSubscription {

  static final ResourceType TYPE =
      ResourceType.priced("aws_sns_topic_subscription", SnsTopicSubscription::charge)
          .reading("protocol", "topic_arn")
          .usage("monthly_requests", "request_size_kb");

  private static void charge(Resource subscription, Components bill) {
    String price =
        switch (subscription.attr("protocol").text("")) {
          case "http", "https" -> "http";
          case "email", "email-json" -> "email";
          case "firehose" -> "firehose";
          case "application" -> "mobile-push";
          case "sms" -> "sms";
          default -> "";
        };
    if (!price.isEmpty()) {
      bill.add(
          "Notifications",
          "notifications",
          subscription.price(SnsKeys.NOTIFICATIONS, price),
          SqsQueue.requests(subscription));
    }
  }

  private SnsTopicSubscription() {}
}
