package io.cloudcostguard.pricing.source.google;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The SKUs of Networking that have a key.
final class Networking {

  /// The key between region and purchase; null if it has none.
  static @Nullable String path(String description) {
    String product = Description.withoutPlace(description).toLowerCase(Locale.ROOT);
    return switch (product) {
      case "networking cloud nat gateway uptime" -> "nat/uptime";
      case "networking cloud nat data processing" -> "nat/data";
      case "networking cloud vpn tunnel" -> "vpn/tunnel";
      default -> null;
    };
  }

  private Networking() {}
}
