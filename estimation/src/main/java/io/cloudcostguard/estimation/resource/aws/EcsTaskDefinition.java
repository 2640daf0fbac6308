package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import org.jspecify.annotations.Nullable;

/// A task definition costs nothing itself; the services that run its tasks are charged for them.
///
/// @see <a href="https://aws.amazon.com/fargate/pricing/">AWS Fargate pricing</a>
final class EcsTaskDefinition {

  private static final String NAME = "aws_ecs_task_definition";

  static final ResourceType TYPE =
      ResourceType.free(NAME)
          .reading(
              "id",
              "arn",
              "family",
              "cpu",
              "memory",
              "ephemeral_storage.size_in_gib",
              "runtime_platform.cpu_architecture",
              "runtime_platform.operating_system_family");

  /// Units of a processor and megabytes of a gigabyte, where no unit is written.
  private static final int PER_UNIT = 1024;

  private static final int INCLUDED_STORAGE_GB = 20;

  /// The definition that a service or task set names; null when the plan has none.
  static @Nullable Resource of(Resource runner) {
    return runner.reference("task_definition", NAME, "arn", "family", "id");
  }

  /// The charges of running `tasks` of them all month.
  static void charge(Resource at, Components bill, Resource definition, Amount tasks) {
    String platform = platform(definition);
    Amount vcpus = inWholes(definition.attr("cpu"), "vcpu").times(tasks);
    bill.add(
        "Memory",
        "GB-hours",
        at.price(EcsKeys.MEMORY, platform),
        inWholes(definition.attr("memory"), "gb").times(tasks).timesHours());
    bill.add("Processors", "vCPU-hours", at.price(EcsKeys.VCPU, platform), vcpus.timesHours());
    if (platform.equals("windows")) {
      bill.add(
          "Windows license", "vCPU-hours", at.price(EcsKeys.LICENSE, platform), vcpus.timesHours());
    }
    bill.add(
        "Ephemeral storage",
        "GB-hours",
        at.price(EcsKeys.STORAGE),
        definition
            .attr("ephemeral_storage.size_in_gib")
            .amount(INCLUDED_STORAGE_GB)
            .beyond(INCLUDED_STORAGE_GB)
            .times(tasks)
            .timesHours());
  }

  private static String platform(Resource definition) {
    if (definition
        .attr("runtime_platform.operating_system_family")
        .text("linux")
        .startsWith("windows")) {
      return "windows";
    }
    return definition.attr("runtime_platform.cpu_architecture").is("ARM64") ? "arm" : "x86";
  }

  /// `1 vCPU` is 1, `1024` is 1.
  private static Amount inWholes(Attr value, String unit) {
    Attr bare = value.without(unit);
    return bare == value ? value.amount().dividedBy(PER_UNIT) : bare.amount();
  }

  private EcsTaskDefinition() {}
}
