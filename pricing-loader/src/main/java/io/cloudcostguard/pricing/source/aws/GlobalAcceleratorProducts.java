package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.FROM_LOCATION;
import static io.cloudcostguard.pricing.source.aws.Attribute.OPERATION;
import static io.cloudcostguard.pricing.source.aws.Attribute.TO_LOCATION;
import static io.cloudcostguard.pricing.source.aws.Attribute.USAGE_TYPE;

import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Skipped;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import io.cloudcostguard.schemas.price.aws.GlobalAcceleratorKeys;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the products of Global Accelerator are the price of. Data is sold from one part of the
/// world to another; each region of the part that it comes from has that price. The vendor prices
/// both directions alike, over the internet and within AWS.
final class GlobalAcceleratorProducts {

  private static final String DOMINANT = "Dominant";

  /// The regions of each part of the world, as the vendor's page lists them
  /// (<https://aws.amazon.com/global-accelerator/pricing/>).
  private static final Map<String, List<String>> FROM =
      Map.of(
          "NA", List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1"),
          "EU",
              List.of(
                  "eu-central-1",
                  "eu-north-1",
                  "eu-south-1",
                  "eu-west-1",
                  "eu-west-2",
                  "eu-west-3"),
          "AP", List.of("ap-east-1", "ap-northeast-1", "ap-northeast-3", "ap-southeast-1"),
          "AU", List.of("ap-southeast-2"),
          "IN", List.of("ap-south-1"),
          "KR", List.of("ap-northeast-2"),
          "ME", List.of("me-south-1"),
          "SA", List.of("sa-east-1"),
          "ZA", List.of("af-south-1"));

  private static final Map<String, String> TO =
      Map.of(
          "NA", "us",
          "EU", "europe",
          "AP", "asia_pacific",
          "AU", "australia",
          "IN", "india",
          "KR", "south_korea",
          "ME", "middle_east",
          "SA", "south_america",
          "ZA", "south_africa");

  /// Null if `product` is no data.
  ///
  /// @param region the only one whose prices are wanted; null for all
  static @Nullable Mapping of(Product product, @Nullable String region) {
    if (!product.of(USAGE_TYPE).contains("-Bytes-")) {
      return null;
    }
    List<String> from = FROM.get(product.written(FROM_LOCATION));
    String to = TO.get(product.written(TO_LOCATION));
    if (from == null || to == null) {
      return new Skipped("unknown location");
    }
    if (!product.of(OPERATION).equals(DOMINANT)) {
      return new Skipped("data of the direction that is not charged");
    }
    List<Target> targets =
        from.stream()
            .filter(each -> region == null || region.equals(each))
            .map(each -> Target.of(GlobalAcceleratorKeys.TRANSFER.in(each, to), "GB"))
            .toList();
    return targets.isEmpty() ? new Skipped("of another region") : new Keys(targets, null);
  }

  private GlobalAcceleratorProducts() {}
}
