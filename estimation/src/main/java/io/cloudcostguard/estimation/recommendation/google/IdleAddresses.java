package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Releases addresses that nothing in the plan uses.
final class IdleAddresses {

  static final Rule RULE =
      Rule.of("google-address-idle", "no address that nothing uses")
          .on("google_compute_address")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://cloud.google.com/vpc/network-pricing",
              (address, scene) -> {
                if (scene.lines(address).get("Address") instanceof LineItem.Priced priced
                    && priced.price().value().contains("/unused/")) {
                  scene
                      .suggest(address, "no machine of the plan uses the address")
                      .provided("nothing else uses it")
                      .remove();
                }
              });

  private IdleAddresses() {}
}
