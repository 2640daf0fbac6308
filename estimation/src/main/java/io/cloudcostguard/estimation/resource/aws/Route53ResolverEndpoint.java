package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Route53Keys;

/// A resolver endpoint is charged by the hour for each of its addresses and by the query.
///
/// @see <a href="https://aws.amazon.com/route53/pricing/">Amazon Route 53 pricing</a>
final class Route53ResolverEndpoint {

  static final ResourceType TYPE =
      ResourceType.priced("aws_route53_resolver_endpoint", Route53ResolverEndpoint::charge)
          .reading("ip_address.subnet_id")
          .usage("monthly_queries");

  private static void charge(Resource endpoint, Components bill) {
    bill.hourly(
        "Resolver endpoint addresses",
        endpoint.price(Route53Keys.RESOLVER_ENDPOINT),
        Amount.of(endpoint.blocks("ip_address").size()));
    bill.add(
        "DNS queries",
        "queries",
        endpoint.price(Route53Keys.RESOLVER_QUERIES),
        endpoint.usage("monthly_queries"));
  }

  private Route53ResolverEndpoint() {}
}
