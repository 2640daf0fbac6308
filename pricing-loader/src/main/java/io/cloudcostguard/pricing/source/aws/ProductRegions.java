package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.FROM_LOCATION;
import static io.cloudcostguard.pricing.source.aws.Attribute.LOCATION;
import static io.cloudcostguard.pricing.source.aws.Attribute.LOCATION_TYPE;
import static io.cloudcostguard.pricing.source.aws.Attribute.REGION_CODE;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The region of a product: its code, or, in earlier files and some rows of today's, the name of
/// its location, of which there are several for one region.
final class ProductRegions {

  private static final Map<String, String> BY_LOCATION =
      Table.rows("locations.csv").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> row.getField("location"), row -> row.getField("region")));
  private static final Map<String, String> BY_SPOT_NAME =
      Map.of(
          "us-east", "us-east-1",
          "us-west", "us-west-1",
          "us-west-2", "us-west-2",
          "eu-ireland", "eu-west-1",
          "apac-sin", "ap-southeast-1",
          "apac-syd", "ap-southeast-2",
          "apac-tokyo", "ap-northeast-1");
  private static final Pattern REGION_FORM = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");

  /// The region; null if the product is of none, or of a place that is not a region.
  static @Nullable String of(Product product) {
    if (!isRegion(product.of(LOCATION_TYPE))) {
      return null;
    }
    String code = product.of(REGION_CODE);
    return code.isEmpty()
        ? BY_LOCATION.get(product.of(LOCATION))
        : REGION_FORM.matcher(code).matches() ? code : null;
  }

  /// The region whose name is the product's location, of whatever type the vendor says that the
  /// location is; null if it is none.
  static @Nullable String named(Product product) {
    return BY_LOCATION.get(product.of(LOCATION));
  }

  /// The region that data leaves from; null if it is none.
  static @Nullable String from(Product product) {
    return BY_LOCATION.get(product.of(FROM_LOCATION));
  }

  /// Why [#of] is null, in one of few phrases.
  static String violation(Product product) {
    String type = product.of(LOCATION_TYPE);
    if (!isRegion(type)) {
      return "location type " + type;
    }
    String location = product.of(LOCATION);
    return location.isEmpty() || location.equals("Any") ? "of no region" : "unknown location";
  }

  /// The region that lists of spot prices name so.
  static @Nullable String ofSpot(String name) {
    String region = BY_SPOT_NAME.get(name);
    return region != null ? region : REGION_FORM.matcher(name).matches() ? name : null;
  }

  private static boolean isRegion(String locationType) {
    return locationType.isEmpty() || locationType.equals("AWS Region");
  }

  private ProductRegions() {}
}
