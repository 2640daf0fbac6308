package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.math.BigDecimal;

/// A Redis instance is charged for its memory by the hour: the more it has, the less each GiB
/// costs, in five capacity tiers.
///
/// @see <a href="https://cloud.google.com/memorystore/docs/redis/pricing">Memorystore for Redis
///   pricing</a>
final class RedisInstance {

  static final String SERVICE = "cloud-memorystore-for-redis";

  private static final int[] LARGEST = {4, 10, 35, 100};

  static final ResourceType TYPE =
      ResourceType.priced("google_redis_instance", RedisInstance::charge)
          .reading("tier", "memory_size_gb");

  private static void charge(Resource instance, Components bill) {
    Amount memory = instance.attr("memory_size_gb").amount();
    bill.add("Memory", "GiB-hours", price(instance, memory), memory.timesHours());
  }

  private static PriceRef price(Resource instance, Amount memory) {
    String tier = instance.attr("tier").text("basic");
    return switch (memory) {
      case Amount.Known(BigDecimal size, _) ->
          instance.price(SERVICE, tier, capacity(size), "on-demand");
      case Amount.Unknown(String reason) -> Resource.noPrice(reason);
      case Amount.UsageMissing(String keys) -> Resource.noPrice(keys + " is missing");
    };
  }

  private static String capacity(BigDecimal size) {
    int tier = 1;
    for (int largest : LARGEST) {
      if (size.compareTo(BigDecimal.valueOf(largest)) > 0) {
        tier++;
      }
    }
    return "m" + tier;
  }

  private RedisInstance() {}
}
