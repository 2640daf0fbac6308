package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EmrKeys;

/// An application of EMR Serverless is charged for the processors and memory that its workers have
/// while they run: as expected, or all month where it keeps workers ready and is told never to
/// stop.
///
/// @see <a href="https://aws.amazon.com/emr/pricing/">Amazon EMR pricing</a>
final class EmrServerlessApplication {

  private static final String KEPT = "initial_capacity.initial_capacity_config";

  static final ResourceType TYPE =
      ResourceType.priced("aws_emrserverless_application", EmrServerlessApplication::charge)
          .reading(
              "architecture",
              "auto_stop_configuration.enabled",
              KEPT + ".worker_count",
              KEPT + ".worker_configuration.cpu",
              KEPT + ".worker_configuration.memory")
          .usage("monthly_vcpu_hours", "monthly_memory_gb_hours");

  private static void charge(Resource application, Components bill) {
    Attr architecture = application.attr("architecture").or("X86_64");
    bill.add(
        "Processors",
        "vCPU-hours",
        application.price(EmrKeys.SERVERLESS, architecture, "vcpu"),
        running(application, "monthly_vcpu_hours", "cpu", " vCPU"));
    bill.add(
        "Memory",
        "GB-hours",
        application.price(EmrKeys.SERVERLESS, architecture, "memory"),
        running(application, "monthly_memory_gb_hours", "memory", " GB"));
  }

  private static Amount running(Resource application, String usage, String what, String unit) {
    Amount expected = application.usage(usage);
    if (!(expected instanceof Amount.UsageMissing)
        || !application.attr("auto_stop_configuration.enabled").is("false")) {
      return expected;
    }
    Amount kept = Amount.of(0);
    for (Attributes capacity : application.blocks("initial_capacity")) {
      Attributes worker = capacity.block("initial_capacity_config");
      kept =
          kept.plus(
              worker
                  .attr("worker_count")
                  .amount()
                  .times(worker.attr("worker_configuration." + what).without(unit).amount()));
    }
    return kept.isZero() ? expected : kept.timesHours();
  }

  private EmrServerlessApplication() {}
}
