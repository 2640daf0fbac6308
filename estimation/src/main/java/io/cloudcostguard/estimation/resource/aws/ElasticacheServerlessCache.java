package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
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
          .reading(
              "engine",
              "cache_usage_limits.data_storage.minimum",
              "cache_usage_limits.ecpu_per_second.minimum")
          .usage("data_gb", "monthly_processing_units");

  /// Gigabytes that are charged of a cache that holds less.
  private static final Amount LEAST = Amount.ONE;

  private static final Amount LEAST_OF_VALKEY = Amount.of("0.1");
  private static final long SECONDS_PER_HOUR = 3600;

  private static void charge(Resource cache, Components bill) {
    Attr engine = cache.attr("engine");
    Amount data =
        limit(cache, "data_storage").atLeast(engine.is("valkey") ? LEAST_OF_VALKEY : LEAST);
    bill.add(
        "Data",
        "GB-hours",
        cache.price(ElasticacheKeys.SERVERLESS_DATA, engine),
        kept(cache.usage("data_gb"), data).timesHours());
    bill.add(
        "Processing units",
        "units",
        cache.price(ElasticacheKeys.SERVERLESS_UNITS, engine),
        kept(
            cache.usage("monthly_processing_units"),
            limit(cache, "ecpu_per_second").times(SECONDS_PER_HOUR).timesHours()));
  }

  /// What a cache is to have ready always.
  private static Amount limit(Resource cache, String name) {
    return cache.attr("cache_usage_limits." + name + ".minimum").amount(0);
  }

  private static Amount kept(Amount expected, Amount least) {
    return least.isZero() ? expected : expected.or(least).atLeast(least);
  }

  private ElasticacheServerlessCache() {}
}
