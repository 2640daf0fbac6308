package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Maps a SKU to its price keys, or to the reason why it is skipped.
sealed interface SkuKey {

  String SPOT = "spot";

  /// A product with a key in each region, or one for the whole world.
  ///
  /// @param parts those of the form, the last of which is how it is bought
  /// @param scale what the key counts by
  /// @param spot whether it is bought as spot, whatever the usage type says
  record Product(GoogleKeys form, List<String> parts, Scale scale, boolean spot) implements SkuKey {

    /// A product but for how it is bought.
    static Product of(GoogleKeys form, String... parts) {
      return new Product(form, List.of(parts), Scale.SAME, false);
    }

    /// This, by another unit than the catalogue's.
    Product by(Scale other) {
      return new Product(form, parts, other, spot);
    }

    /// This, bought as spot.
    Product asSpot() {
      return new Product(form, parts, scale, true);
    }

    private Product bought(String how) {
      String bought = spot ? SPOT : how;
      return new Product(
          form, Stream.concat(parts.stream(), Stream.of(bought)).toList(), scale, spot);
    }

    PriceKey in(String region) {
      return form.in(form.isGlobal() ? KeyForm.GLOBAL : region, parts.toArray(String[]::new));
    }
  }

  /// By which unit resource types count, where the catalogue counts by another.
  ///
  /// @param of the catalogue's unit, as [UsageUnit] has it; what is sold by any other is skipped
  /// @param unit of the key
  /// @param block how many of the catalogue's unit one is
  record Scale(String of, String unit, BigDecimal block) {

    static final Scale SAME = new Scale("", "", BigDecimal.ONE);
    static final Scale TEBIBYTES = new Scale("GiB", "TiB", BigDecimal.valueOf(1024));
    static final Scale MEBIBYTES = new Scale("GiB", "MiB", new BigDecimal("0.0009765625"));

    /// Of CPUs that are sold by thousandths.
    static final Scale WHOLE_CPUS = new Scale("hours", "hours", BigDecimal.valueOf(1000));

    static final Scale GIGAHERTZ = new Scale("seconds", "GHz-seconds", BigDecimal.ONE);

    /// Whether what is sold by a unit of the catalogue can be counted so.
    boolean isOf(String sold) {
      return of.isEmpty() || of.equals(sold);
    }

    String unitFor(String sold) {
      return of.isEmpty() ? sold : unit;
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
    String description = sku.description();
    Product product =
        switch (service) {
          case "compute-engine" -> ComputeEngineSkus.product(description, how);
          case "cloud-storage" -> CloudStorageSkus.product(description);
          case "networking" -> NetworkingSkus.product(description);
          case "cloud-sql" -> DatabaseSkus.sql(description);
          case "cloud-memorystore-for-redis" -> DatabaseSkus.redis(description);
          case "cloud-run" -> ServerlessSkus.run(description);
          case "cloud-functions" -> ServerlessSkus.function(description);
          case "kubernetes-engine" -> ServerlessSkus.kubernetes(description);
          default -> GlobalSkus.product(service, description);
        };
    if (product == null || product.parts().contains("")) {
      return new Skipped("no key for %s, %s".formatted(sku.service(), sku.group()));
    }
    return product.bought(how);
  }

  private static @Nullable String how(String usageType) {
    return switch (usageType) {
      case "OnDemand" -> "on-demand";
      case "Preemptible" -> SPOT;
      case "Commit1Yr" -> "commit-1yr";
      case "Commit3Yr" -> "commit-3yr";
      default -> null;
    };
  }
}
