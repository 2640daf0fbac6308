package io.cloudcostguard.pricing.source.azure;

import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.azure.AzureKeys;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Maps a retail item to its price key, or to the reason why it is skipped.
sealed interface ItemKey {

  /// A product with a key.
  ///
  /// @param parts all of the form but the last, how it is bought
  /// @param variant how virtual machines are offered besides: `spot`, `low-priority`; else empty
  record Product(AzureKeys form, String region, List<String> parts, String variant)
      implements ItemKey {

    /// The key of what is bought in a way: on demand where `how` is empty.
    PriceKey key(String how) {
      String bought = how.isEmpty() ? "" : how + (variant.isEmpty() ? "" : "-");
      String purchase = bought + variant;
      return form.in(
          region,
          Stream.concat(parts.stream(), Stream.of(purchase.isEmpty() ? "on-demand" : purchase))
              .toArray(String[]::new));
    }
  }

  /// An item without a key.
  ///
  /// @param reason one of few
  record Skipped(String reason) implements ItemKey {}

  Pattern CLOUD_SERVICES = Pattern.compile("Cloud ?Services", Pattern.CASE_INSENSITIVE);
  Pattern DEDICATED_HOST = Pattern.compile("Dedicated ?Host", Pattern.CASE_INSENSITIVE);
  Pattern PROMOTION = Pattern.compile("\\bpromo\\b", Pattern.CASE_INSENSITIVE);
  Pattern WINDOWS = Pattern.compile("\\bWindows\\b");

  static ItemKey by(RetailItem item) {
    if (item.meter().contains("Expired") || item.product().contains("Expired")) {
      return new Skipped("expired meter");
    }
    if (item.meter().endsWith(" - Free")) {
      return new Skipped("free grant");
    }
    return item.isVirtualMachine() ? machine(item) : meter(item);
  }

  private static ItemKey machine(RetailItem item) {
    if (CLOUD_SERVICES.matcher(item.product()).find()) {
      return new Skipped("Cloud Services");
    }
    String size = item.armSku().toLowerCase(Locale.ROOT).replace(' ', '_');
    if (size.isEmpty()) {
      return new Skipped("virtual machine without ARM SKU name");
    }
    if (PROMOTION.matcher(item.product()).find() && !size.endsWith("_promo")) {
      return new Skipped("promotion");
    }
    String region = region(item);
    if (DEDICATED_HOST.matcher(item.product()).find()) {
      return new Product(AzureKeys.DEDICATED_HOST, region, List.of(size), variant(item));
    }
    String system = WINDOWS.matcher(item.product()).find() ? "windows" : "linux";
    return new Product(AzureKeys.VIRTUAL_MACHINE, region, List.of(size, system), variant(item));
  }

  private static String variant(RetailItem item) {
    if (item.sku().endsWith(" Spot") || item.meter().endsWith(" Spot")) {
      return "spot";
    }
    boolean low = item.sku().endsWith(" Low Priority") || item.meter().endsWith(" Low Priority");
    return low ? "low-priority" : "";
  }

  private static ItemKey meter(RetailItem item) {
    String service = KeyParts.of(item.service());
    String product = KeyParts.of(item.product());
    String sku = KeyParts.of(item.sku());
    String meter = KeyParts.of(item.meter());
    if (service.isEmpty() || product.isEmpty() || sku.isEmpty() || meter.isEmpty()) {
      return new Skipped("product without name");
    }
    return new Product(AzureKeys.METER, region(item), List.of(service, product, sku, meter), "");
  }

  private static String region(RetailItem item) {
    String region = KeyParts.of(item.region());
    return region.isEmpty() ? "global" : region;
  }
}
