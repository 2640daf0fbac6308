package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EventsKeys;

/// An event bus is charged by the event that is published to it, by archived gigabytes, and by the
/// event that schema discovery looks at.
///
/// @see <a href="https://aws.amazon.com/eventbridge/pricing/">Amazon EventBridge pricing</a>
final class CloudwatchEventBus {

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudwatch_event_bus", CloudwatchEventBus::charge)
          .usage(
              "monthly_custom_events",
              "monthly_third_party_events",
              "monthly_archive_processing_gb",
              "archive_storage_gb",
              "monthly_schema_discovery_events");

  private static void charge(Resource bus, Components bill) {
    bill.add(
        "Custom events",
        "events",
        bus.price(EventsKeys.CUSTOM),
        bus.usage("monthly_custom_events"));
    bill.add(
        "Partner events",
        "events",
        bus.price(EventsKeys.PARTNER),
        bus.usage("monthly_third_party_events"));
    bill.addIfExpected(
        "Archive processing",
        "GB",
        bus.price(EventsKeys.ARCHIVE_PROCESSING),
        bus.usage("monthly_archive_processing_gb"));
    bill.addIfExpected(
        "Archive storage",
        "GB",
        bus.price(EventsKeys.ARCHIVE_STORAGE),
        bus.usage("archive_storage_gb"));
    bill.addIfExpected(
        "Schema discovery",
        "events",
        bus.price(EventsKeys.SCHEMA_DISCOVERY),
        bus.usage("monthly_schema_discovery_events"));
  }

  private CloudwatchEventBus() {}
}
