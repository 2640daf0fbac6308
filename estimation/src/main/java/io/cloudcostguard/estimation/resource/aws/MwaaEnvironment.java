package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.MwaaKeys;

/// A managed Airflow environment is charged by the hour, by its class, for workers and schedulers
/// above those included, and for its database.
///
/// @see <a href="https://aws.amazon.com/managed-workflows-for-apache-airflow/pricing/">Amazon
///   Managed Workflows for Apache Airflow pricing</a>
final class MwaaEnvironment {

  static final ResourceType TYPE =
      ResourceType.priced("aws_mwaa_environment", MwaaEnvironment::charge)
          .reading("environment_class", "min_workers")
          .usage("additional_workers", "additional_schedulers", "meta_database_gb");

  private static void charge(Resource environment, Components bill) {
    bill.hourly("Environment", price(environment, MwaaKeys.ENVIRONMENT));
    bill.hourly(
        "Additional workers", price(environment, MwaaKeys.WORKER), additionalWorkers(environment));
    bill.hourly(
        "Additional schedulers",
        price(environment, MwaaKeys.SCHEDULER),
        environment.usage("additional_schedulers"));
    bill.add(
        "Meta database",
        "GB",
        environment.price(MwaaKeys.DATABASE),
        environment.usage("meta_database_gb"));
  }

  private static PriceRef price(Resource environment, KeyForm form) {
    return environment.price(form, environment.attr("environment_class").or("mw1.small"));
  }

  /// As expected, and never fewer than are always kept besides the one of every environment.
  private static Amount additionalWorkers(Resource environment) {
    Amount expected = environment.usage("additional_workers");
    Amount kept = environment.attr("min_workers").amount(1).beyond(1);
    return kept.isZero() ? expected : expected.or(kept).atLeast(kept);
  }

  private MwaaEnvironment() {}
}
