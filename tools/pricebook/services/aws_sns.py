"""SNS requests and deliveries, by protocol."""

import sources
import tables

METRICS = {
    "Amazon SNS API Requests": ("requests/standard", "requests", 0),
    "HTTP Notifications": ("notifications/http", "notifications", 0),
    "SNS Email and Email JSON Notifications": ("notifications/email", "notifications", 0),
    "Amazon Kinesis Data Firehose Messages": ("notifications/firehose", "notifications", 0),
    "Apple Push Notification Service APNS iOS Notifications": ("notifications/mobile-push", "notifications", 0),
    "Apple Push Notification Service APNS Mac OS Notifications": ("notifications/macos", "notifications", 0),
    "Amazon SNS FIFO API Requests per Requests": ("requests/fifo", "requests", 0),
    "SNS FIFO Publish Payload per GB": ("payload/fifo", "GB", 0),
    "Amazon SNS FIFO Subscription Messages per Messages": ("notifications/fifo", "notifications", 0),
    "Amazon SNS FIFO Subscription Messages Payload per GB": ("notification-payload/fifo", "GB", 0),
}


def build(book):
    tables.add_feed(book, "sns", "sns", METRICS)
    # Per 100; what a text message costs depends on its country, this is the published bills' average.
    book.add(
        "aws/sns/us-east-1/notifications/sms",
        "notifications",
        "0.0099",
        source=sources.PUBLISHED_BILLS,
        date=sources.PUBLISHED_BILLS_DATE,
    )
    # The usage file may name the price of a text message: then the quantity is already money.
    tables.add_global(
        book, "sns", [("sms-at-given-price", "USD", 0, "1")], source="unit", date=sources.WEB_FEED_DATE
    )
