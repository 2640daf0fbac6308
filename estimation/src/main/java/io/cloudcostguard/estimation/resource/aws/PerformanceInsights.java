package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.aws.RdsKeys;

/// Performance Insights of a database instance: seven days of history cost nothing, longer ones are
/// charged by vCPU (or by serverless capacity) and month, requests beyond the first million each.
///
/// @see <a href="https://aws.amazon.com/rds/performance-insights/pricing/">Performance Insights
///   pricing</a>
final class PerformanceInsights {

  private static final long FREE_DAYS = 7;

  /// Charges an instance that has it enabled; `capacity` is for serverless instances.
  static void charge(Resource instance, Components bill, DbClass of, Amount capacity) {
    if (!instance.attr("performance_insights_enabled").isTrue()) {
      return;
    }
    Amount paidDays =
        instance.attr("performance_insights_retention_period").amount(FREE_DAYS).beyond(FREE_DAYS);
    if (!paidDays.isZero()) {
      chargeRetention(instance, bill, of, capacity, paidDays);
    }
    bill.addIfExpected(
        "Performance Insights API",
        "requests",
        instance.price(RdsKeys.INSIGHTS_API),
        instance.usage("monthly_additional_performance_insights_requests"));
  }

  private static void chargeRetention(
      Resource instance, Components bill, DbClass of, Amount capacity, Amount paidDays) {
    boolean serverless = instance.attr("instance_class").is(DbClass.SERVERLESS);
    Amount size = serverless ? capacity : of.vcpus();
    bill.add(
        "Performance Insights long term retention",
        serverless ? "ACUs" : "vCPU-months",
        instance.price(RdsKeys.INSIGHTS_RETENTION, serverless ? "serverless" : of.family()),
        paidDays instanceof Amount.Unknown ? paidDays : size);
  }

  private PerformanceInsights() {}
}
