package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Route53Keys;

/// A record is charged by the query, at prices by routing kind. Queries to an alias of a resource
/// other than a record cost nothing.
///
/// @see <a href="https://aws.amazon.com/route53/pricing/">Amazon Route 53 pricing</a>
final class Route53Record {

  static final ResourceType TYPE =
      ResourceType.priced("aws_route53_record", Route53Record::charge)
          .reading("name", "fqdn", "alias.name")
          .usage(
              "monthly_standard_queries", "monthly_latency_based_queries", "monthly_geo_queries");

  private static void charge(Resource record, Components bill) {
    if (!record.blocks("alias").isEmpty() && !isAliasOfRecord(record)) {
      return;
    }
    add(record, bill, "Standard queries", "standard", "monthly_standard_queries");
    add(record, bill, "Latency-based queries", "latency", "monthly_latency_based_queries");
    add(record, bill, "Geo queries", "geo", "monthly_geo_queries");
  }

  private static boolean isAliasOfRecord(Resource record) {
    return record.reference("alias.name", "aws_route53_record", "name", "fqdn") != null;
  }

  private static void add(
      Resource record, Components bill, String name, String kind, String usageKey) {
    bill.add(name, "queries", record.price(Route53Keys.QUERIES, kind), record.usage(usageKey));
  }

  private Route53Record() {}
}
