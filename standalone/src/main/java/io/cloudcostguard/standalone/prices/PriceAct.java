package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.pricing.catalogue.PriceChangeByHand;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.source.ByHand;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Says who changes prices by hand and why.
final class PriceAct {

  @Option(
      names = "--because",
      paramLabel = "REASON",
      description = "The reason; it is kept with the prices and in the audit log.")
  private @Nullable String because;

  /// The user of this machine.
  ByHand byHand() {
    return new ByHand(
        "operator " + System.getProperty("user.name", "unknown"),
        because == null || because.isBlank() ? null : because.strip());
  }

  /// What the user does.
  ///
  /// @param tenant null where it belongs to no tenant
  PriceChangeByHand change(@Nullable String tenant, String action, String path) {
    return new PriceChangeByHand(byHand(), tenant, action, path);
  }

  /// Tells the audit log of what was done; it was done already, so a failure says that.
  static void tell(CataloguePublisher publisher) throws IOException {
    try {
      publisher.tellActs();
    } catch (RuntimeException e) {
      throw new IOException(
          "Done, but not in the audit log yet; pricing-loader records it. " + e.getMessage(), e);
    }
  }
}
