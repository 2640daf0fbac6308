package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.azure.AzureKeys;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Asks for prices of one Azure service in one region, by the names that the Retail Prices API has
/// for its products, SKUs and meters.
///
/// @param region null where it is not known
record Meters(@Nullable String region, String service) {

  /// How a price is paid that is paid as it is used.
  static final String ON_DEMAND = "on-demand";

  /// Of the parts of a price key; the vendor's names are far shorter.
  private static final int LONGEST = 200;

  /// The service where the resource is.
  static Meters of(Resource at, String service) {
    return new Meters(at.region(), service);
  }

  /// The service where `parent` is, else where the resource is: what has no location of its own is
  /// in the same place.
  static Meters of(Resource at, @Nullable Resource parent, String service) {
    String region = parent == null ? null : parent.region();
    return new Meters(region == null ? at.region() : region, service);
  }

  /// The service in a location as a plan has it, e.g. `West Europe`, where that is known.
  static Meters in(Attr location, String service) {
    String name = location.text();
    return new Meters(
        name == null ? null : name.toLowerCase(Locale.ROOT).replace(" ", ""), service);
  }

  /// As it is the same everywhere, and the API says so.
  static Meters global(String service) {
    return new Meters(KeyForm.GLOBAL, service);
  }

  /// The service in another region, or in a zone of regions, e.g. `Zone 1`.
  Meters in(@Nullable String other) {
    return new Meters(other, service);
  }

  /// Another service in the same place.
  Meters ofService(String other) {
    return new Meters(region, other);
  }

  /// The price of a meter, as it is used. What a plan says may be a part of a name, so that it may
  /// be no name that a price has.
  PriceRef price(String product, String sku, String meter) {
    if (region == null) {
      return Resource.noPrice("the region is not known; name one when submitting");
    }
    List<String> names = List.of(service, region, product, sku, meter);
    if (!names.stream().allMatch(Meters::isName)) {
      return Resource.noPrice("a part of the price key is not a name that a price has");
    }
    KeyForm form = region.equals(KeyForm.GLOBAL) ? AzureKeys.METER_EVERYWHERE : AzureKeys.METER;
    return new PriceRef.Key(
        form.in(
            KeyParts.of(region),
            KeyParts.of(service),
            KeyParts.of(product),
            KeyParts.of(sku),
            KeyParts.of(meter),
            ON_DEMAND));
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST && !KeyParts.of(name).isEmpty();
  }
}
