package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ElbKeys;

/// A classic load balancer is charged by the hour and by the gigabyte. One that says it faces the
/// internet has a public address in each subnet or zone.
///
/// @see <a href="https://aws.amazon.com/elasticloadbalancing/pricing/">Elastic Load Balancing
///   pricing</a>
final class ClassicLoadBalancer {

  static final ResourceType TYPE =
      ResourceType.priced("aws_elb", ClassicLoadBalancer::charge)
          .reading("internal", "subnets", "availability_zones")
          .usage("monthly_data_processed_gb");

  private static void charge(Resource balancer, Components bill) {
    bill.hourly("Load balancer", balancer.price(ElbKeys.HOURS, "classic"));
    bill.add(
        "Data processed",
        "GB",
        balancer.price(ElbKeys.DATA, "classic"),
        balancer.usage("monthly_data_processed_gb"));
    if (balancer.attr("internal").is("false")) {
      String in = balancer.says("availability_zones") ? "availability_zones" : "subnets";
      PublicAddresses.charge(balancer, bill, balancer.count(in));
    }
  }

  private ClassicLoadBalancer() {}
}
