package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.math.BigDecimal;

/// A Redis instance is charged for its memory by the hour: the more it has, the less each GiB
/// costs, in five capacity tiers. The price of the standard tier is that of a primary and a
/// replica; with read replicas there are more nodes, each of which costs half of it.
///
/// @see <a href="https://cloud.google.com/memorystore/docs/redis/pricing">Memorystore for Redis
///   pricing</a>
final class RedisInstance {

  private static final int[] LARGEST = {4, 10, 35, 100};

  /// Of an instance with read replicas that does not say how many.
  private static final long REPLICAS = 2;

  private static final long NODES_OF_THE_PRICE = 2;

  static final ResourceType TYPE =
      ResourceType.priced("google_redis_instance", RedisInstance::charge)
          .reading("tier", "memory_size_gb", "read_replicas_mode", "replica_count");

  private static void charge(Resource instance, Components bill) {
    Amount memory = instance.attr("memory_size_gb").amount();
    PriceRef price = price(instance, memory);
    if (instance.attr("read_replicas_mode").is("READ_REPLICAS_ENABLED")) {
      Amount nodes = instance.attr("replica_count").amount(REPLICAS).plus(Amount.ONE);
      bill.add(
          "Memory",
          "GiB-hours",
          price,
          memory.times(nodes).dividedBy(NODES_OF_THE_PRICE).timesHours());
    } else {
      bill.add("Memory", "GiB-hours", price, memory.timesHours());
    }
  }

  private static PriceRef price(Resource instance, Amount memory) {
    String tier = instance.attr("tier").text("basic");
    return switch (memory) {
      case Amount.Known(BigDecimal size, _) ->
          instance.price(GoogleKeys.REDIS, tier, capacity(size), "on-demand");
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
