package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SnsKeys;

/// A standard topic is charged by the request and by the notification, at prices by protocol and
/// above what each protocol includes; each 64 KB counts as one request. A FIFO topic is charged by
/// the request and by the gigabyte, in and out.
///
/// @see <a href="https://aws.amazon.com/sns/pricing/">Amazon SNS pricing</a>
final class SnsTopic {

  private static final int REQUESTS_INCLUDED = 1_000_000;
  private static final int HTTP_INCLUDED = 100_000;
  private static final int EMAILS_INCLUDED = 1_000;
  private static final int TEXT_MESSAGES_INCLUDED = 100;
  private static final long KB_PER_GB = 1_000_000;

  static final ResourceType TYPE =
      ResourceType.priced("aws_sns_topic", SnsTopic::charge)
          .reading("arn", "fifo_topic")
          .usage(
              "monthly_requests",
              "request_size_kb",
              "http_subscriptions",
              "email_subscriptions",
              "kinesis_subscriptions",
              "mobile_push_subscriptions",
              "macos_subscriptions",
              "sms_subscriptions",
              "sms_notification_price");

  private static void charge(Resource topic, Components bill) {
    if (topic.attr("fifo_topic").isTrue()) {
      chargeFifo(topic, bill);
    } else {
      chargeStandard(topic, bill);
    }
  }

  private static void chargeStandard(Resource topic, Components bill) {
    bill.add(
        "API requests",
        "requests",
        topic.price(SnsKeys.REQUESTS, "standard"),
        SqsQueue.requests(topic).beyond(REQUESTS_INCLUDED));
    notifications(
        topic, bill, "HTTP notifications", "http", deliveries(topic, "http").beyond(HTTP_INCLUDED));
    notifications(
        topic,
        bill,
        "Email notifications",
        "email",
        deliveries(topic, "email").beyond(EMAILS_INCLUDED));
    notifications(
        topic, bill, "Kinesis Firehose notifications", "firehose", deliveries(topic, "kinesis"));
    bill.addIfExpected(
        "Mobile push notifications",
        "notifications",
        topic.price(SnsKeys.NOTIFICATIONS, "mobile-push"),
        deliveries(topic, "mobile_push"));
    bill.addIfExpected(
        "MacOS notifications",
        "notifications",
        topic.price(SnsKeys.NOTIFICATIONS, "macos"),
        deliveries(topic, "macos"));
    textMessages(topic, bill);
  }

  private static void notifications(
      Resource topic, Components bill, String name, String price, Amount quantity) {
    bill.add(name, "notifications", topic.price(SnsKeys.NOTIFICATIONS, price), quantity);
  }

  private static void textMessages(Resource topic, Components bill) {
    Amount messages = deliveries(topic, "sms").beyond(TEXT_MESSAGES_INCLUDED);
    Amount price = topic.usage("sms_notification_price");
    if (price instanceof Amount.UsageMissing) {
      bill.addIfExpected(
          "Text messages", "notifications", topic.price(SnsKeys.NOTIFICATIONS, "sms"), messages);
    } else {
      bill.addIfExpected(
          "Text messages at the given price",
          "USD",
          topic.price(SnsKeys.SMS_AT_GIVEN_PRICE),
          messages.times(price));
    }
  }

  private static Amount deliveries(Resource topic, String protocol) {
    return SqsQueue.requests(topic).times(topic.usage(protocol + "_subscriptions"));
  }

  private static void chargeFifo(Resource topic, Components bill) {
    Amount requests = topic.usage("monthly_requests");
    Amount gigabytes =
        requests.times(topic.usage("request_size_kb").or(Amount.of(64))).dividedBy(KB_PER_GB);
    int subscriptions = topic.referencedBy("aws_sns_topic_subscription", "topic_arn", "arn").size();
    bill.add("FIFO requests", "requests", topic.price(SnsKeys.REQUESTS, "fifo"), requests);
    bill.add("FIFO payload", "GB", topic.price(SnsKeys.FIFO_PAYLOAD), gigabytes);
    bill.add(
        "FIFO notifications",
        "notifications",
        topic.price(SnsKeys.NOTIFICATIONS, "fifo"),
        requests.times(subscriptions));
    bill.add(
        "FIFO notification payload",
        "GB",
        topic.price(SnsKeys.FIFO_NOTIFICATION_PAYLOAD),
        gigabytes.times(subscriptions));
  }

  private SnsTopic() {}
}
