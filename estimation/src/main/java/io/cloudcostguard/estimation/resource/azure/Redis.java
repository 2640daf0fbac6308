package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;

/// Caches are charged by the hours of their nodes, by size.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/cache/">Azure Cache for Redis
///   pricing</a>
final class Redis {

  private static final String SERVICE = "Redis Cache";

  static final ResourceType CACHE =
      ResourceType.priced("azurerm_redis_cache", Redis::charge)
          .reading(
              "sku_name",
              "family",
              "capacity",
              "shard_count",
              "replicas_per_master",
              "replicas_per_primary");

  static final ResourceType MANAGED =
      ResourceType.priced("azurerm_managed_redis", Redis::chargeManaged)
          .reading("sku_name", "high_availability_enabled");

  private static void charge(Resource cache, Components bill) {
    String tier = Skus.capital(cache.attr("sku_name").text("basic"));
    String size =
        cache.attr("family").text("c").toUpperCase(Locale.ROOT)
            + cache.attr("capacity").or("0").text("0");
    Amount nodes =
        switch (tier) {
          case "Basic" -> Amount.ONE;
          case "Standard" -> Amount.of(2);
          default -> {
            Amount replicas =
                cache.attr("replicas_per_primary").or(cache.attr("replicas_per_master")).amount(1);
            Amount shards = cache.attr("shard_count").amount(1).max(Amount.ONE);
            yield shards.times(replicas.max(Amount.ONE).plus(Amount.ONE));
          }
        };
    bill.hourly(
        "Cache usage",
        Meters.of(cache, SERVICE)
            .price("Azure Redis Cache " + tier, size, size + " Cache Instance"),
        nodes);
  }

  private static void chargeManaged(Resource cache, Components bill) {
    String name = cache.attr("sku_name").text("");
    String kind =
        switch (Skus.tier(name)) {
          case "balanced" -> "Balanced";
          case "memoryoptimized" -> "Memory Optimized";
          case "computeoptimized" -> "Compute Optimized";
          default -> "Flash Optimized";
        };
    String size = name.substring(name.lastIndexOf('_') + 1).toUpperCase(Locale.ROOT);
    bill.hourly(
        "Cache usage",
        Meters.of(cache, SERVICE)
            .price("Azure Managed Redis - " + kind, size, size + " Cache Instance"),
        Amount.of(cache.attr("high_availability_enabled").is("false") ? 1 : 2));
  }

  private Redis() {}
}
