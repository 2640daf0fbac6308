package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EventsKeys;

/// A pipe is charged for the requests that it takes, in chunks of 64 KB; a schedule for its
/// invocations.
///
/// @see <a href="https://aws.amazon.com/eventbridge/pricing/">Amazon EventBridge pricing</a>
final class EventbridgePipe {

  static final ResourceType TYPE =
      ResourceType.priced("aws_pipes_pipe", EventbridgePipe::charge).usage("monthly_requests");

  static final ResourceType SCHEDULE =
      ResourceType.priced("aws_scheduler_schedule", EventbridgePipe::chargeSchedule)
          .reading("state")
          .usage("monthly_invocations");

  private static void charge(Resource pipe, Components bill) {
    bill.add("Requests", "requests", pipe.price(EventsKeys.PIPE), pipe.usage("monthly_requests"));
  }

  private static void chargeSchedule(Resource schedule, Components bill) {
    if (!schedule.attr("state").is("DISABLED")) {
      bill.add(
          "Invocations",
          "invocations",
          schedule.price(EventsKeys.SCHEDULER),
          schedule.usage("monthly_invocations"));
    }
  }

  private EventbridgePipe() {}
}
