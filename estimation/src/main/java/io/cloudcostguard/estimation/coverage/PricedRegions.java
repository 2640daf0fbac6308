package io.cloudcostguard.estimation.coverage;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the regions of each vendor that prices are known of: those where it sells machines,
/// without local zones and places that are several regions together.
public final class PricedRegions {

  private static final Pattern AWS = Pattern.compile("aws/ec2/([a-z]{2}(?:-gov)?-[a-z]+-\\d)/.+");
  private static final Pattern AZURE =
      Pattern.compile("azure/virtual-machines/((?!global)[a-z]+\\d?)/.+");
  private static final Pattern GOOGLE =
      Pattern.compile("google/compute-engine/([a-z]+-[a-z]+\\d{1,2})/.+");

  private final Map<Vendor, SortedSet<String>> regions = new EnumMap<>(Vendor.class);

  /// Takes a key that has a price.
  public void add(PriceKey key) {
    Vendor vendor = Vendor.ofId(key.value().substring(0, Math.max(0, key.value().indexOf('/'))));
    Pattern form =
        switch (vendor) {
          case AWS -> AWS;
          case AZURE -> AZURE;
          case GOOGLE -> GOOGLE;
          case OTHER -> null;
        };
    if (form != null) {
      var matcher = form.matcher(key.value());
      if (matcher.matches()) {
        regions.computeIfAbsent(vendor, _ -> new TreeSet<>()).add(matcher.group(1));
      }
    }
  }

  /// The regions of the vendor.
  public SortedSet<String> of(Vendor vendor) {
    return regions.getOrDefault(vendor, new TreeSet<>());
  }
}
