package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Route53Keys;

/// A hosted zone is charged by the month.
///
/// @see <a href="https://aws.amazon.com/route53/pricing/">Amazon Route 53 pricing</a>
final class Route53Zone {

  static final ResourceType TYPE =
      ResourceType.priced(
          "aws_route53_zone",
          (zone, bill) ->
              bill.add("Hosted zone", "zones", zone.price(Route53Keys.HOSTED_ZONE), Amount.ONE));

  private Route53Zone() {}
}
