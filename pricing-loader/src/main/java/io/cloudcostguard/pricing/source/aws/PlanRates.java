package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the rates of a savings plan into prices of keys.
final class PlanRates {

  private static final Map<String, String> FAMILIES =
      Map.of(
          "ComputeSavingsPlans", "compute",
          "EC2InstanceSavingsPlans", "ec2-instance",
          "DatabaseSavingsPlans", "database",
          "MachineLearningSavingsPlans", "machine-learning");

  private final String source;
  private final String region;
  private final String file;
  private final PriceSink sink;

  PlanRates(String plan, String region, String file, PriceSink sink) {
    source = "aws-savings-plan/" + plan;
    this.region = region;
    this.file = file;
    this.sink = sink;
  }

  /// What a plan charges for a product.
  ///
  /// @param family of the plan, e.g. `ComputeSavingsPlans`
  /// @param offer whose product is discounted
  /// @param code of the rate; blank where the file has none
  record PlanRate(
      String family,
      String length,
      String purchase,
      String offer,
      String usageType,
      String operation,
      String unit,
      String price,
      String currency,
      String effective,
      String product,
      String code,
      long line) {}

  void add(PlanRate rate) {
    PriceKey key = null;
    try {
      key = key(rate);
      if (key == null) {
        sink.skip("a plan of " + rate.family() + " " + rate.length() + " " + rate.purchase());
        return;
      }
      Rate numbers =
          new Rate(
              rate.product(),
              rate.code(),
              "",
              "",
              Rate.Lease.NONE,
              rate.unit(),
              "",
              "",
              rate.price(),
              rate.currency(),
              rate.effective(),
              rate.line());
      sink.at(file, rate.line(), rate.code().isBlank() ? null : rate.code());
      sink.accept(
          key,
          new Price(
              Units.ofUsage(rate.usageType(), rate.unit()),
              rate.currency().isBlank() ? "USD" : rate.currency(),
              List.of(Tier.flat(numbers.step().price())),
              numbers.effectiveFrom(),
              source),
          rate.product());
    } catch (IllegalArgumentException e) {
      sink.reject(key, file, rate.line(), rate.product() + ": " + e.getMessage());
    }
  }

  void reject(long line, String reason) {
    sink.reject(null, file, line, reason);
  }

  /// Null for a plan that is not known.
  private @Nullable PriceKey key(PlanRate rate) {
    String family = FAMILIES.get(rate.family());
    String length = Terms.length(rate.length());
    String payment = Terms.payment(rate.purchase());
    if (family == null || length == null || payment == null) {
      return null;
    }
    String usage = Product.withoutRegion(rate.usageType());
    if (usage.isBlank()) {
      throw new IllegalArgumentException("it has no usage type");
    }
    StringBuilder key = new StringBuilder("aws/savings-plan/").append(region);
    for (String part : List.of(family, length, payment, rate.offer(), usage, rate.operation())) {
      if (!part.isBlank()) {
        key.append('/').append(part.strip());
      }
    }
    return new PriceKey(key.toString().toLowerCase(Locale.ROOT).replace(' ', '-'));
  }
}
