package io.cloudcostguard.benchmarks;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of prices of instance types that do not exist.
///
/// @param count how many
record GeneratedPrices(int count) implements PriceSource {

  @Override
  public String name() {
    return "generated";
  }

  @Override
  public @Nullable String digest() {
    return null;
  }

  @Override
  public void read(PriceSink sink) {
    for (int i = 0; i < count; i++) {
      sink.accept(
          new PriceKey("aws/ec2/us-east-1/on-demand/linux/shared/m5.x%07d".formatted(i)),
          new Price(
              "hours",
              "USD",
              List.of(Tier.flat(new BigDecimal(i + 1).movePointLeft(6))),
              LocalDate.of(2026, 1, 1),
              "generated"));
    }
  }
}
