package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ApprunnerKeys;

/// An App Runner service is charged for the memory of its instances as long as they run, for their
/// processors while they serve requests, for builds, and by the month for automatic deployments.
///
/// @see <a href="https://aws.amazon.com/apprunner/pricing/">AWS App Runner pricing</a>
final class ApprunnerService {

  static final ResourceType TYPE =
      ResourceType.priced("aws_apprunner_service", ApprunnerService::charge)
          .reading(
              "auto_scaling_configuration_arn",
              "instance_configuration.cpu",
              "instance_configuration.memory",
              "source_configuration.auto_deployments_enabled",
              "source_configuration.code_repository.source_code_version.type")
          .usage("provisioned_instances", "monthly_active_instance_hours", "monthly_build_minutes");

  /// Tells how few instances a service keeps; costs nothing itself.
  static final ResourceType SCALING =
      ResourceType.free("aws_apprunner_auto_scaling_configuration_version")
          .reading("arn", "min_size");

  /// The instances that are kept ready: one, unless the service's scaling says otherwise.
  private static Amount least(Resource service) {
    Resource scaling = service.reference("auto_scaling_configuration_arn", SCALING.name(), "arn");
    return scaling == null ? Amount.ONE : scaling.attr("min_size").amount(1);
  }

  private static void charge(Resource service, Components bill) {
    Amount active = service.usage("monthly_active_instance_hours");
    Amount provisioned = service.usage("provisioned_instances").or(least(service)).timesHours();
    bill.add(
        "Memory",
        "GB-hours",
        service.price(ApprunnerKeys.MEMORY),
        size(service, "memory", "GB", 2).times(active.or(Amount.of(0)).atLeast(provisioned)));
    bill.add(
        "Active processors",
        "vCPU-hours",
        service.price(ApprunnerKeys.VCPU),
        size(service, "cpu", "vCPU", 1).times(active));
    if (!service.blocks("source_configuration").isEmpty()
        && !service
            .attributes()
            .block("source_configuration")
            .blocks("code_repository")
            .isEmpty()) {
      bill.add(
          "Builds",
          "minutes",
          service.price(ApprunnerKeys.BUILD),
          service.usage("monthly_build_minutes"));
    }
    if (service.attr("source_configuration.auto_deployments_enabled").or("true").isTrue()) {
      bill.add(
          "Automatic deployments",
          "applications",
          service.price(ApprunnerKeys.DEPLOYMENTS),
          Amount.ONE);
    }
  }

  /// Written as `2 vCPU`, or in units of which 1,024 are one.
  private static Amount size(Resource service, String name, String unit, long none) {
    Attr size = service.attr("instance_configuration." + name);
    if (!size.isSet()) {
      return size.amount(none);
    }
    Attr number = size.without(" " + unit);
    return number == size ? size.amount().dividedBy(1024) : number.amount();
  }

  private ApprunnerService() {}
}
