package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.stream.Stream;

/// Keys and certificates are charged by operations and renewals, keys in hardware also by the
/// month, and a pool of hardware of one's own by the hour.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/key-vault/">Key Vault
///   pricing</a>
final class KeyVault {

  private static final String SERVICE = "Key Vault";
  private static final String VAULT_NAME = "azurerm_key_vault";

  private static final ResourceType VAULT =
      ResourceType.free(VAULT_NAME).reading("id", "name", "sku_name");

  private static final ResourceType CERTIFICATE =
      ResourceType.priced("azurerm_key_vault_certificate", KeyVault::certificate)
          .reading("key_vault_id")
          .usage("monthly_certificate_other_operations", "monthly_certificate_renewal_requests");

  private static final ResourceType KEY =
      ResourceType.priced("azurerm_key_vault_key", KeyVault::key)
          .reading("key_vault_id", "key_type", "key_size")
          .usage(
              "hsm_protected_keys",
              "monthly_key_rotation_renewals",
              "monthly_protected_keys_operations",
              "monthly_secrets_operations");

  private static final ResourceType HARDWARE =
      ResourceType.priced("azurerm_key_vault_managed_hardware_security_module", KeyVault::hardware)
          .reading("sku_name");

  static Stream<ResourceType> types() {
    return Stream.of(VAULT, CERTIFICATE, KEY, HARDWARE);
  }

  private static Meters meters(Resource part) {
    return Meters.of(part, part.reference("key_vault_id", VAULT_NAME, "id"), SERVICE);
  }

  private static String sku(Resource part) {
    Resource vault = part.reference("key_vault_id", VAULT_NAME, "id");
    return vault == null ? "Standard" : Skus.capital(vault.attr("sku_name").text("standard"));
  }

  private static void certificate(Resource certificate, Components bill) {
    Meters meters = meters(certificate);
    String sku = sku(certificate);
    bill.add(
        "Certificate renewals",
        "units",
        meters.price(SERVICE, sku, "Certificate Renewal Request"),
        certificate.usage("monthly_certificate_renewal_requests"));
    bill.add(
        "Certificate operations",
        "units",
        meters.price(SERVICE, sku, "Operations"),
        certificate.usage("monthly_certificate_other_operations"));
  }

  private static void key(Resource key, Components bill) {
    Meters meters = meters(key);
    String sku = sku(key);
    String type = key.attr("key_type").text("rsa");
    boolean hardware = type.endsWith("-hsm");
    boolean simple = type.startsWith("rsa") && key.attr("key_size").or("2048").is("2048");
    bill.add(
        "Secrets operations",
        "units",
        meters.price(SERVICE, sku, "Operations"),
        key.usage("monthly_secrets_operations"));
    bill.add(
        "Storage key rotations",
        "units",
        meters.price(SERVICE, sku, "Automated Key Rotation"),
        key.usage("monthly_key_rotation_renewals"));
    bill.add(
        hardware ? "HSM-protected key operations" : "Software-protected key operations",
        "units",
        meters.price(SERVICE, sku, simple ? "Operations" : "Advanced Key Operations"),
        key.usage("monthly_protected_keys_operations"));
    if (hardware) {
      bill.add(
          "HSM-protected keys",
          "units",
          meters.price(
              SERVICE,
              "Premium",
              simple
                  ? "Premium HSM-protected RSA 2048-bit key"
                  : "Premium HSM-protected Advanced Key"),
          key.usage("hsm_protected_keys").or(Amount.ONE));
    }
  }

  private static void hardware(Resource pool, Components bill) {
    String sku =
        pool.attr("sku_name").text("standard_b1").endsWith("b32") ? "Standard B32" : "Standard B1";
    bill.hourly(
        "HSM pool",
        Meters.of(pool, SERVICE).price("Azure Key Vault HSM Pool", sku, sku + " Instance"));
  }

  private KeyVault() {}
}
