package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SfnKeys;

/// A standard workflow is charged by the transition. An express workflow is charged by the request
/// and by memory over time, in steps of 64 MB and 100 ms.
///
/// @see <a href="https://aws.amazon.com/step-functions/pricing/">AWS Step Functions pricing</a>
final class SfnStateMachine {

  private static final int MEMORY_STEP_MB = 64;
  private static final int DURATION_STEP_MS = 100;

  static final ResourceType TYPE =
      ResourceType.priced("aws_sfn_state_machine", SfnStateMachine::charge)
          .reading("type")
          .usage("monthly_transitions", "monthly_requests", "workflow_duration_ms", "memory_mb");

  private static void charge(Resource machine, Components bill) {
    if (machine.attr("type").is("EXPRESS")) {
      chargeExpress(machine, bill);
    } else {
      bill.add(
          "Transitions",
          "transitions",
          machine.price(SfnKeys.TRANSITIONS),
          machine.usage("monthly_transitions"));
    }
  }

  private static void chargeExpress(Resource machine, Components bill) {
    Amount requests = machine.usage("monthly_requests");
    Amount gigabytes =
        machine
            .usage("memory_mb")
            .or(Amount.of(MEMORY_STEP_MB))
            .roundedUpTo(MEMORY_STEP_MB)
            .dividedBy(1024);
    Amount seconds =
        machine.usage("workflow_duration_ms").roundedUpTo(DURATION_STEP_MS).dividedBy(1000);
    bill.add("Requests", "requests", machine.price(SfnKeys.EXPRESS_REQUESTS), requests);
    bill.add(
        "Duration",
        "GB-seconds",
        machine.price(SfnKeys.EXPRESS_DURATION),
        requests.times(seconds).times(gigabytes));
  }

  private SfnStateMachine() {}
}
