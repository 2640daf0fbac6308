package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.CloudtrailKeys;

/// A trail is charged by the event: further copies of management events, data events, and, where
/// insights are selected, events that those analyse.
///
/// @see <a href="https://aws.amazon.com/cloudtrail/pricing/">AWS CloudTrail pricing</a>
final class Cloudtrail {

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudtrail", Cloudtrail::charge)
          .reading("event_selector.include_management_events", "insight_selector.insight_type")
          .usage(
              "monthly_additional_management_events",
              "monthly_data_events",
              "monthly_insight_events");

  private static void charge(Resource trail, Components bill) {
    if (includesManagementEvents(trail)) {
      events(
          trail,
          bill,
          "Management events, further copies",
          CloudtrailKeys.MANAGEMENT,
          "monthly_additional_management_events");
    }
    events(trail, bill, "Data events", CloudtrailKeys.DATA, "monthly_data_events");
    if (!trail.blocks("insight_selector").isEmpty()) {
      events(trail, bill, "Insight events", CloudtrailKeys.INSIGHTS, "monthly_insight_events");
    }
  }

  private static boolean includesManagementEvents(Resource trail) {
    return trail.blocks("event_selector").isEmpty()
        || trail.blocks("event_selector").stream()
            .anyMatch(selector -> !selector.attr("include_management_events").is("false"));
  }

  private static void events(
      Resource trail, Components bill, String name, KeyForm price, String usageKey) {
    bill.add(name, "events", trail.price(price), trail.usage(usageKey));
  }

  private Cloudtrail() {}
}
