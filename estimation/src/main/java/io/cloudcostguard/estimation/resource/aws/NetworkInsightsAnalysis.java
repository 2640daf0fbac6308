package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// An analysis of the Reachability Analyzer is charged when it is made.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class NetworkInsightsAnalysis {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ec2_network_insights_analysis", NetworkInsightsAnalysis::charge)
          .usage("monthly_analyses");

  private static void charge(Resource analysis, Components bill) {
    bill.add(
        "Analyses",
        "analyses",
        analysis.price(VpcKeys.REACHABILITY),
        analysis.usage("monthly_analyses"));
  }

  private NetworkInsightsAnalysis() {}
}
