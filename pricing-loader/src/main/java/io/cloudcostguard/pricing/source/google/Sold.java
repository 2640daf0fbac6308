package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.page.KeyParts;
import org.jspecify.annotations.Nullable;

/// What a SKU sells.
sealed interface Sold {

  /// A product with a key in each region.
  ///
  /// @param service the part of the key before the region
  /// @param path what follows the region
  record Product(String service, String path) implements Sold {}

  /// Nothing that has a key here.
  ///
  /// @param reason one of few
  record Nothing(String reason) implements Sold {}

  static Sold by(CatalogueSku sku) {
    String how = how(sku.usageType());
    if (how == null) {
      return new Nothing("usage type " + sku.usageType());
    }
    String service = KeyParts.of(sku.service());
    String path =
        switch (service) {
          case "compute-engine" -> ComputeEngine.path(sku.description(), how);
          case "cloud-storage" -> CloudStorage.path(sku.description());
          case "networking" -> Networking.path(sku.description());
          default -> KeyParts.of(Description.withoutPlace(sku.description()));
        };
    if (service.isEmpty() || path == null || path.isEmpty()) {
      return new Nothing("no key for %s, %s".formatted(sku.service(), sku.group()));
    }
    return new Product(service, path + "/" + how);
  }

  private static @Nullable String how(String usageType) {
    return switch (usageType) {
      case "OnDemand" -> "on-demand";
      case "Preemptible" -> "spot";
      case "Commit1Yr" -> "commit-1yr";
      case "Commit3Yr" -> "commit-3yr";
      default -> null;
    };
  }
}
