package io.cloudcostguard.estimator.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of what happens to budgets when prices change.
///
/// @param plansPerSecond how many plans are priced again at most, on this instance; 0: none
@ConfigurationProperties("ccg.estimator.repricing")
public record RepricerProperties(@DefaultValue("20") int plansPerSecond) {

  public RepricerProperties {
    if (plansPerSecond < 0) {
      throw new IllegalArgumentException(
          "ccg.estimator.repricing.plans-per-second is 0 or more: " + plansPerSecond);
    }
  }

  boolean isWanted() {
    return plansPerSecond > 0;
  }
}
