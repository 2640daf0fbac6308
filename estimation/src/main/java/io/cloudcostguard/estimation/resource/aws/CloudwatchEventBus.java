package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

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
    add(bus, bill, "Custom events", "events", "custom", "monthly_custom_events");
    add(bus, bill, "Partner events", "events", "partner", "monthly_third_party_events");
    add(
        bus,
        bill,
        "Archive processing",
        "GB",
        "archive/processing",
        "monthly_archive_processing_gb");
    add(bus, bill, "Archive storage", "GB", "archive/storage", "archive_storage_gb");
    add(
        bus,
        bill,
        "Schema discovery",
        "events",
        "schema-discovery",
        "monthly_schema_discovery_events");
  }

  private static void add(
      Resource bus, Components bill, String name, String unit, String dimension, String usageKey) {
    bill.add(name, unit, bus.price("events", dimension), bus.usage(usageKey));
  }

  private CloudwatchEventBus() {}
}
