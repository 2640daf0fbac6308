package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A compute environment of Batch costs nothing itself: jobs are charged for what runs them. Where
/// it keeps processors running without jobs, those are charged as EC2 charges its instances.
///
/// @see <a href="https://aws.amazon.com/batch/pricing/">AWS Batch pricing</a>
final class BatchComputeEnvironment {

  static final ResourceType TYPE =
      ResourceType.priced("aws_batch_compute_environment", BatchComputeEnvironment::charge)
          .reading("compute_resources.min_vcpus");

  private static void charge(Resource environment, Components bill) {
    Amount kept = environment.attr("compute_resources.min_vcpus").amount(0);
    if (!kept.isZero()) {
      bill.add(
          "Instance usage",
          "vCPU-hours",
          Resource.noPrice("which instances it starts for its least processors is not known"),
          kept.timesHours());
    }
    environment.assume(
        "what jobs run on in %s is not in its cost".formatted(environment.address()));
  }

  private BatchComputeEnvironment() {}
}
