package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Route53Keys;
import java.util.Locale;
import java.util.stream.Stream;

/// A health check is charged by the month and for each optional feature: HTTPS, string matching, a
/// fast interval, latency measurement. Checks of endpoints outside AWS cost more.
///
/// @see <a href="https://aws.amazon.com/route53/pricing/">Amazon Route 53 pricing</a>
final class Route53HealthCheck {

  static final ResourceType TYPE =
      ResourceType.priced("aws_route53_health_check", Route53HealthCheck::charge)
          .reading("type", "request_interval", "measure_latency")
          .usageText("endpoint_type");

  private static void charge(Resource check, Components bill) {
    String usage = check.usageText("endpoint_type");
    String endpoint = usage == null ? "aws" : usage.toLowerCase(Locale.ROOT);
    bill.add("Health check", "checks", check.price(Route53Keys.HEALTH_CHECK, endpoint), Amount.ONE);
    bill.add(
        "Optional features",
        "features",
        check.price(Route53Keys.HEALTH_CHECK_FEATURE, endpoint),
        Amount.of(features(check)));
  }

  private static long features(Resource check) {
    String type = check.attr("type").text("");
    return Stream.of(
            type.startsWith("https"),
            type.endsWith("_str_match"),
            check.attr("request_interval").is("10"),
            check.attr("measure_latency").isTrue())
        .filter(used -> used)
        .count();
  }

  private Route53HealthCheck() {}
}
