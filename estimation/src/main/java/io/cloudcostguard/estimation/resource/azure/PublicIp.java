package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.math.BigDecimal;

/// A public IP address and each address of a prefix are charged by the hour.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/ip-addresses/">IP Addresses
///   pricing</a>
final class PublicIp {

  static final ResourceType TYPE =
      ResourceType.priced("azurerm_public_ip", PublicIp::charge)
          .reading("allocation_method", "sku", "sku_tier", "ip_version");

  static final ResourceType PREFIX =
      ResourceType.priced("azurerm_public_ip_prefix", PublicIp::chargePrefix)
          .reading("prefix_length", "ip_version");

  private static final int BITS = 32;
  private static final int LEAST_PREFIX = 20;
  private static final int DEFAULT_LENGTH = 28;

  private static void charge(Resource address, Components bill) {
    boolean dynamic = address.attr("allocation_method").is("Dynamic");
    String sku =
        address.attr("sku_tier").is("Global")
            ? "Global"
            : address.attr("sku").or("Basic").is("Standard", "StandardV2") ? "Standard" : "Basic";
    if (!address.attr("ip_version").is("IPv6")) {
      bill.hourly(
          "IP address",
          Meters.of(address, "Virtual Network")
              .price(
                  "IP Addresses",
                  sku,
                  sku + " IPv4 " + (dynamic ? "Dynamic" : "Static") + " Public IP"));
    }
  }

  private static void chargePrefix(Resource prefix, Components bill) {
    if (!prefix.attr("ip_version").is("IPv6")) {
      bill.hourly(
          "IP prefix",
          Meters.of(prefix, "Virtual Network")
              .price("Public IP Prefix", "Standard", "Standard Static IP"),
          addresses(prefix.attr("prefix_length").amount(DEFAULT_LENGTH)));
    }
  }

  /// How many addresses a prefix of this length has.
  private static Amount addresses(Amount length) {
    if (!(length instanceof Amount.Known(BigDecimal bits, _))) {
      return length;
    }
    int fixed = bits.intValue();
    return fixed < LEAST_PREFIX || fixed > BITS
        ? Amount.unknown("prefix_length is not the length of a prefix")
        : Amount.of(Long.toString(1L << (BITS - fixed)), "addresses of the prefix");
  }

  private PublicIp() {}
}
