package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.google.SkuKey.Product;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of Networking that have a key.
final class NetworkingSkus {

  /// The first five of a project have a price together, each further one another.
  private static final Pattern FORWARDING_RULE =
      Pattern.compile("cloud load balancer forwarding rule (additional|minimum) (?:for )?.+");

  /// What is sold, however it is bought; null if it has no key.
  static @Nullable Product product(String description) {
    String name = Description.withoutPlace(description).toLowerCase(Locale.ROOT);
    Matcher rule = FORWARDING_RULE.matcher(name);
    if (rule.matches()) {
      return Product.of(
          name.endsWith(" global")
              ? GoogleKeys.FORWARDING_RULE_EVERYWHERE
              : GoogleKeys.FORWARDING_RULE,
          rule.group(1).equals("minimum") ? "first-five" : "hours");
    }
    return switch (name) {
      case "networking cloud nat gateway uptime" -> Product.of(GoogleKeys.NAT_UPTIME);
      case "networking cloud nat data processing" -> Product.of(GoogleKeys.NAT_DATA);
      case "networking cloud vpn tunnel" -> Product.of(GoogleKeys.VPN_TUNNEL);
      default -> null;
    };
  }

  private NetworkingSkus() {}
}
