package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ElasticacheKeys;

/// A serverless cache is charged for the data that it stores, at least what its limits name, and
/// for the processing units of its requests.
///
/// @see <a href="https://aws.amazon.com/elasticache/pricing/">Amazon ElastiCache pricing</a>
final class ElasticacheServerlessCache {

  static final ResourceType TYPE =
      ResourceType.priced("aws_elasticache_serverless_cache", ElasticacheServerlessCache::charge)
          .reading("engine", "cache_usage_limits.data_storage.minimum")
          .usage("data_gb", "monthly_processing_units");

  private static void charge(Resource cache, Components bill) {
    Amount least = cache.attr("cache_usage_limits.data_storage.minimum").amount(0);
    Amount data = cache.usage("data_gb");
    bill.add(
        "Data",
        "GB-hours",
        cache.price(ElasticacheKeys.SERVERLESS_DATA, cache.attr("engine")),
        (least.isZero() ? data : data.or(least).atLeast(least)).timesHours());
    bill.add(
        "Processing units",
        "units",
        cache.price(ElasticacheKeys.SERVERLESS_UNITS, cache.attr("engine")),
        cache.usage("monthly_processing_units"));
  }

  private ElasticacheServerlessCache() {}
}
