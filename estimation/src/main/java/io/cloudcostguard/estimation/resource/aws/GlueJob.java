package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlueKeys;

/// A Glue job is charged by the hours that it runs, times its processing units.
///
/// @see <a href="https://aws.amazon.com/glue/pricing/">AWS Glue pricing</a>
final class GlueJob {

  static final ResourceType TYPE =
      ResourceType.priced("aws_glue_job", GlueJob::charge)
          .reading(
              "command.name", "max_capacity", "worker_type", "number_of_workers", "execution_class")
          .usage("monthly_hours");

  private static final Amount PYTHON_SHELL_UNITS = Amount.of("0.0625");
  private static final Amount ETL_UNITS = Amount.of(10);

  private static void charge(Resource job, Components bill) {
    String execution = job.attr("execution_class").is("FLEX") ? "flex" : "standard";
    bill.add(
        "Duration",
        "DPU-hours",
        job.price(GlueKeys.JOB, execution),
        job.usage("monthly_hours").times(units(job)));
  }

  private static Amount units(Resource job) {
    if (job.attr("max_capacity").isSet()) {
      return job.attr("max_capacity").amount();
    }
    if (job.attr("worker_type").isSet()) {
      return job.attr("number_of_workers").amount().times(unitsOfWorker(job));
    }
    return job.attr("command.name").is("pythonshell") ? PYTHON_SHELL_UNITS : ETL_UNITS;
  }

  private static Amount unitsOfWorker(Resource job) {
    return switch (job.attr("worker_type").text("")) {
      case "standard", "g.1x", "r.1x" -> Amount.ONE;
      case "g.025x" -> Amount.of("0.25");
      case "g.2x", "r.2x", "z.2x" -> Amount.of(2);
      case "g.4x", "r.4x" -> Amount.of(4);
      case "g.8x", "r.8x" -> Amount.of(8);
      case "g.12x" -> Amount.of(12);
      case "g.16x" -> Amount.of(16);
      default -> Amount.unknown("the size of worker_type is not known");
    };
  }

  private GlueJob() {}
}
