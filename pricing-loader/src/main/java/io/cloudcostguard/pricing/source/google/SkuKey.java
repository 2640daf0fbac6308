package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Maps a SKU to its price keys, or to the reason why it is skipped.
sealed interface SkuKey {

  /// A product with a key in each region.
  ///
  /// @param parts those of the form, the last of which is how it is bought
  record Product(GoogleKeys form, List<String> parts) implements SkuKey {

    /// A product but for how it is bought.
    static Product of(GoogleKeys form, String... parts) {
      return new Product(form, List.of(parts));
    }

    private Product bought(String how) {
      return new Product(form, Stream.concat(parts.stream(), Stream.of(how)).toList());
    }

    PriceKey in(String region) {
      return form.in(region, parts.toArray(String[]::new));
    }
  }

  /// A SKU without a key.
  ///
  /// @param reason one of few
  record Skipped(String reason) implements SkuKey {}

  static SkuKey by(CatalogueSku sku) {
    String how = how(sku.usageType());
    if (how == null) {
      return new Skipped("usage type " + sku.usageType());
    }
    String service = KeyParts.of(sku.service());
    Product product =
        switch (service) {
          case "compute-engine" -> ComputeEngineSkus.product(sku.description(), how);
          case "cloud-storage" -> CloudStorageSkus.product(sku.description());
          case "networking" -> NetworkingSkus.product(sku.description());
          default ->
              Product.of(
                  GoogleKeys.SKU,
                  service,
                  KeyParts.of(Description.withoutPlace(sku.description())));
        };
    if (product == null || product.parts().contains("")) {
      return new Skipped("no key for %s, %s".formatted(sku.service(), sku.group()));
    }
    return product.bought(how);
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
