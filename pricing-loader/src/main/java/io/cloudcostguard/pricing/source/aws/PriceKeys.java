package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.CACHE_ENGINE;
import static io.cloudcostguard.pricing.source.aws.Attribute.INSTANCE_TYPE;
import static io.cloudcostguard.pricing.source.aws.Attribute.PRODUCT_FAMILY;
import static io.cloudcostguard.pricing.source.aws.Attribute.SERVICE_CODE;
import static io.cloudcostguard.pricing.source.aws.Attribute.STORAGE_CLASS;

import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Reserved;
import io.cloudcostguard.pricing.source.aws.Mapping.Skipped;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import io.cloudcostguard.schemas.price.aws.EfsKeys;
import io.cloudcostguard.schemas.price.aws.ElasticacheKeys;
import io.cloudcostguard.schemas.price.aws.ElbKeys;
import io.cloudcostguard.schemas.price.aws.RedshiftKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which price keys the products of one offer are the price of.
///
/// @param offer whose products they are, e.g. `AmazonEC2`; what other offers sell too is left to
///   them
/// @param region only whose products; null for all
record PriceKeys(String offer, @Nullable String region) {

  private static final String DATA_TRANSFER = "AWSDataTransfer";
  private static final String DIRECT_CONNECT = "AWSDirectConnect";
  private static final String CLOUDFRONT = "AmazonCloudFront";
  private static final String GLOBAL_ACCELERATOR = "AWSGlobalAccelerator";
  private static final Map<String, String> BALANCERS =
      Map.of(
          "Load Balancer", "classic",
          "Load Balancer-Application", "application",
          "Load Balancer-Network", "network",
          "Load Balancer-Gateway", "gateway");
  private static final String NODE_FORM = "cache\\.[a-z0-9-]+\\.[a-z0-9-]+";
  private static final String TYPE_FORM = "[a-z0-9-]+\\.[a-z0-9-]+";
  private static final Set<String> STORAGE_CLASSES =
      Set.of(
          "",
          "General Purpose",
          "Infrequent Access",
          "Archive",
          "One Zone-General Purpose",
          "One Zone-Infrequent Access");

  /// What `product` is the price of.
  Mapping of(Product product) {
    String service = product.of(SERVICE_CODE);
    if (!service.isEmpty() && !service.equals(offer)) {
      return new Skipped("sold by " + service);
    }
    if (offer.equals(GLOBAL_ACCELERATOR)) {
      Mapping data = GlobalAcceleratorProducts.of(product, region);
      if (data != null) {
        return data;
      }
    }
    String at = placeOf(product);
    if (at == null) {
      Keys everywhere = UsageTypes.of(product, offer, null);
      return everywhere == null ? new Skipped(violation(product)) : everywhere;
    }
    if (region != null && !region.equals(at)) {
      return new Skipped("of another region");
    }
    Keys listed = UsageTypes.of(product, offer, at);
    Mapping special = special(product, at);
    if (special == null) {
      return listed == null ? notRequested(product) : listed;
    }
    return special instanceof Keys keys ? keys.and(listed) : special;
  }

  /// The region of a product; of data, the one that it leaves from. Null if it is of none.
  private @Nullable String placeOf(Product product) {
    String at = ProductRegions.of(product);
    return switch (offer) {
      case DATA_TRANSFER -> ProductRegions.from(product);
      case DIRECT_CONNECT -> {
        String from = ProductRegions.from(product);
        yield from == null ? at : from;
      }
      case CLOUDFRONT -> at == null ? ProductRegions.named(product) : at;
      default -> at;
    };
  }

  private String violation(Product product) {
    return offer.equals(DATA_TRANSFER) ? "from no region" : ProductRegions.violation(product);
  }

  /// Products whose key is made of several attributes.
  private @Nullable Mapping special(Product product, String at) {
    return switch (offer) {
      case "AmazonEC2" -> {
        Mapping compute = Ec2Products.of(product, at);
        yield compute == null ? balancer(product, at) : compute;
      }
      case "AWSELB" -> balancer(product, at);
      case "AmazonRDS" -> RdsProducts.of(product, at);
      case "AmazonElastiCache" -> cache(product, at);
      case "AmazonRedshift" -> redshift(product, at);
      case "AmazonEFS" -> fileSystem(product, at);
      default -> null;
    };
  }

  private static Skipped notRequested(Product product) {
    String family = product.of(PRODUCT_FAMILY);
    return new Skipped("product family " + (family.isEmpty() ? "not given" : family));
  }

  private static @Nullable Mapping balancer(Product product, String at) {
    String kind = BALANCERS.get(product.of(PRODUCT_FAMILY));
    if (kind == null) {
      return null;
    }
    return switch (product.usage()) {
      case "LoadBalancerUsage" -> Keys.of(Target.of(ElbKeys.HOURS.in(at, kind), "hours"));
      case "LCUUsage" -> Keys.of(Target.of(ElbKeys.LCU.in(at, kind), "LCU-hours"));
      case "DataProcessing-Bytes" ->
          kind.equals("classic") ? Keys.of(Target.of(ElbKeys.DATA.in(at, kind), "GB")) : null;
      default -> null;
    };
  }

  private static @Nullable Mapping cache(Product product, String at) {
    String type = product.of(INSTANCE_TYPE);
    String engine = product.of(CACHE_ENGINE).toLowerCase(Locale.ROOT);
    if (!product.is(PRODUCT_FAMILY, "Cache Instance")) {
      return null;
    }
    if (!Set.of("redis", "memcached", "valkey").contains(engine)) {
      return new Skipped("cache engine " + engine);
    }
    if (!product.usage().startsWith("NodeUsage:") || !type.matches(NODE_FORM)) {
      return new Skipped("usage type of a cache other than NodeUsage");
    }
    return new Keys(
        List.of(Target.of(ElasticacheKeys.NODE.in(at, engine, type), "hours")),
        new Reserved(ElasticacheKeys.RESERVED, at, false, List.of(engine, type)));
  }

  private static @Nullable Mapping redshift(Product product, String at) {
    String type = product.of(INSTANCE_TYPE);
    String usage = product.usage();
    if (usage.startsWith("Node:") && type.matches(TYPE_FORM)) {
      return Keys.of(Target.of(RedshiftKeys.NODE.in(at, type), "hours"));
    }
    if (usage.startsWith("CS:") && type.matches(TYPE_FORM)) {
      return Keys.of(Target.of(RedshiftKeys.CONCURRENCY_SCALING.in(at, type), "node-seconds"));
    }
    return usage.startsWith("RMS:")
        ? Keys.of(Target.of(RedshiftKeys.MANAGED_STORAGE.in(at), "GB"))
        : null;
  }

  private static @Nullable Mapping fileSystem(Product product, String at) {
    if (!STORAGE_CLASSES.contains(product.of(STORAGE_CLASS))) {
      return new Skipped("unknown storage class");
    }
    return product.is(PRODUCT_FAMILY, "Provisioned Throughput")
        ? Keys.of(Target.of(EfsKeys.PROVISIONED_THROUGHPUT.in(at), "MBps"))
        : null;
  }
}
