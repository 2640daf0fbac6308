package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recomputes every golden bill from its proofs and the price book alone, without plans or types.
class ProofTest {

  private static final BundledPriceBook PRICES = new BundledPriceBook();

  static Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void provesEveryNumber(Path folder) throws IOException {
    PlanEstimated estimate = GoldenBills.estimate(folder);

    BigDecimal total = BigDecimal.ZERO;
    for (ResourceEstimate resource : estimate.resources()) {
      for (ComponentEstimate component : resource.components()) {
        if (component.after() instanceof LineItem.Priced proof) {
          assertThat(proof.quantityFrom()).as(component.name()).isNotBlank();
          BigDecimal recomputed = recompute(proof);
          assertThat(proof.monthlyCost()).as(component.name()).isEqualByComparingTo(recomputed);
          total = total.add(recomputed);
        }
      }
    }
    assertThat(estimate.after().known()).isEqualByComparingTo(total);
  }

  /// Tier by tier, the long way round.
  private static BigDecimal recompute(LineItem.Priced proof) {
    Price price = ((Listing.Listed) PRICES.find(proof.price())).price();
    BigDecimal left = proof.quantity();
    BigDecimal cost = BigDecimal.ZERO;
    for (Tier tier : price.tiers().reversed()) {
      BigDecimal above = left.subtract(tier.from()).max(BigDecimal.ZERO);
      cost = cost.add(above.multiply(tier.price()));
      left = left.subtract(above);
    }
    return cost;
  }
}
