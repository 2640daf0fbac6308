package io.cloudcostguard.estimation.resource.azure;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The zones of regions in which Azure prices what leaves a region, or what a content delivery
/// network serves.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/bandwidth/">Bandwidth
///   pricing</a>
final class Zones {

  private static final Set<String> THIRD =
      Set.of(
          "brazilsouth",
          "brazilsoutheast",
          "southafricanorth",
          "southafricawest",
          "uaenorth",
          "uaecentral");

  private static final Set<String> SECOND =
      Set.of(
          "eastasia",
          "southeastasia",
          "australiaeast",
          "australiasoutheast",
          "australiacentral",
          "australiacentral2",
          "centralindia",
          "southindia",
          "westindia",
          "jioindiawest",
          "jioindiacentral",
          "japaneast",
          "japanwest",
          "koreacentral",
          "koreasouth",
          "newzealandnorth",
          "indonesiacentral",
          "malaysiawest",
          "malaysiasouth",
          "taiwannorth",
          "taiwannorthwest",
          "indiasouthcentral");

  /// The zone from which a content delivery network serves a region; null where that is not known
  /// or apart.
  static @Nullable String ofDelivery(@Nullable String region) {
    String zone = ofNetwork(region);
    if (zone == null || region == null) {
      return null;
    }
    if (zone.equals("Zone 2")) {
      return region.startsWith("australia") || region.startsWith("newzealand")
          ? "Zone 4"
          : region.contains("india") ? "Zone 5" : zone;
    }
    return region.startsWith("brazil") || region.startsWith("chile")
        ? "Zone 3"
        : zone.equals("Zone 3") ? "Zone 1" : zone;
  }

  /// The zone of a region; null where that is not known or apart.
  static @Nullable String ofNetwork(@Nullable String region) {
    if (region == null || region.startsWith("china")) {
      return null;
    }
    if (region.startsWith("usgov") || region.startsWith("usdod")) {
      return "US Gov Zone 1";
    }
    return SECOND.contains(region) ? "Zone 2" : THIRD.contains(region) ? "Zone 3" : "Zone 1";
  }

  private Zones() {}
}
