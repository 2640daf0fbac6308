package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.USAGE_TYPE;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A product of AWS: the attributes that are read of it.
final class Product {

  /// `EU-`, `USW2-`, `Global-`; KMS writes `us-west-2-`. `IA-` and `IO-` are none. There is none in
  /// us-east-1, mostly.
  private static final Pattern REGION_PREFIX =
      Pattern.compile(
          "^(?:EU|US|CA|SA|AP|JP|AU|IN|ZA|ME|[A-Z]{2,4}\\d{1,2}|Global\\d?|[a-z]{2}(?:-[a-z]+)+-\\d{1,2})-");

  private final Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);

  void put(Attribute attribute, String value) {
    attributes.put(attribute, value.strip());
  }

  /// The attribute; blank where there is none or it says `NA`.
  String of(Attribute attribute) {
    String value = attributes.getOrDefault(attribute, "");
    return value.equals("NA") || value.equals("N/A") ? "" : value;
  }

  /// The attribute as it is written.
  String written(Attribute attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  boolean is(Attribute attribute, String value) {
    return value.equalsIgnoreCase(of(attribute));
  }

  /// The usage type without the region before it.
  String usage() {
    return withoutRegion(of(USAGE_TYPE));
  }

  static String withoutRegion(String usageType) {
    return REGION_PREFIX.matcher(usageType).replaceFirst("");
  }

  void clear() {
    attributes.clear();
  }
}
