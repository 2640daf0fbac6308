package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.aws.RdsKeys;

/// Performance Insights of a database instance: seven days of history cost nothing, longer ones are
/// charged by vCPU (or by serverless capacity) and month, requests beyond the first million each.
///
/// @see <a href="https://aws.amazon.com/rds/performance-insights/pricing/">Performance Insights
///   pricing</a>
final class PerformanceInsights {

  /// The attribute that names the mode of Database Insights.
  static final String MODE = "database_insights_mode";

  private static final long FREE_DAYS = 7;

  private static final String SERVERLESS = "serverless";

  /// Charges a database that has it enabled.
  ///
  /// @param kind of which its instances are: a family of classes, or [#SERVERLESS]
  /// @param size their vCPUs, or capacity units where they are serverless
  /// @param mode of Database Insights: the advanced one includes fifteen months of history
  private static void charge(
      Resource database, Components bill, String kind, Amount size, Attr mode) {
    boolean serverless = kind.equals(SERVERLESS);
    if (mode.is("advanced")) {
      bill.add(
          "Database Insights",
          serverless ? "ACU-hours" : "vCPU-hours",
          Resource.noPrice("the price of the advanced mode of Database Insights is not known"),
          size.timesHours());
      return;
    }
    if (!database.attr("performance_insights_enabled").isTrue()) {
      return;
    }
    Amount paidDays =
        database.attr("performance_insights_retention_period").amount(FREE_DAYS).beyond(FREE_DAYS);
    if (!paidDays.isZero()) {
      bill.add(
          "Performance Insights long term retention",
          serverless ? "ACUs" : "vCPU-months",
          database.price(RdsKeys.INSIGHTS_RETENTION, kind),
          paidDays instanceof Amount.Unknown ? paidDays : size);
    }
    bill.addIfExpected(
        "Performance Insights API",
        "requests",
        database.price(RdsKeys.INSIGHTS_API),
        database.usage("monthly_additional_performance_insights_requests"));
  }

  /// As [#charge], of `count` provisioned instances of a class.
  static void charge(Resource database, Components bill, DbClass of, long count, Attr mode) {
    charge(database, bill, of.family(), of.vcpus().times(count), mode);
  }

  /// As [#charge], of an instance of `capacity` units.
  static void chargeServerless(Resource instance, Components bill, Amount capacity, Attr mode) {
    charge(instance, bill, SERVERLESS, capacity, mode);
  }

  private PerformanceInsights() {}
}
