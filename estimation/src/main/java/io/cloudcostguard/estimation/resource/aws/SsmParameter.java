package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SsmKeys;

/// An advanced parameter is charged by the hour that it exists and by the API call. A standard one
/// costs nothing, unless it is called at higher throughput.
///
/// @see <a href="https://aws.amazon.com/systems-manager/pricing/">AWS Systems Manager pricing</a>
final class SsmParameter {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ssm_parameter", SsmParameter::charge)
          .reading("tier")
          .usage("parameter_storage_hrs", "monthly_api_interactions")
          .usageText("api_throughput_limit");

  private static void charge(Resource parameter, Components bill) {
    boolean advanced = parameter.attr("tier").is("Advanced");
    if (advanced) {
      bill.add(
          "Advanced parameter",
          "hours",
          parameter.price(SsmKeys.ADVANCED_PARAMETER),
          parameter.usage("parameter_storage_hrs").or(Amount.ALL_MONTH));
    }
    if (advanced || hasHigherThroughput(parameter)) {
      bill.add(
          "API interactions",
          "requests",
          parameter.price(SsmKeys.PARAMETER_REQUESTS),
          parameter.usage("monthly_api_interactions"));
    }
  }

  private static boolean hasHigherThroughput(Resource parameter) {
    String limit = parameter.usageText("api_throughput_limit");
    return "higher".equalsIgnoreCase(limit) || "advanced".equalsIgnoreCase(limit);
  }

  private SsmParameter() {}
}
