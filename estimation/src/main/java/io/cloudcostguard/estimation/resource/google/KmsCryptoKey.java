package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.regex.Pattern;

/// A key is charged for its active versions and for operations with them, by how it is protected;
/// in a hardware module, most asymmetric keys cost more than others.
///
/// @see <a href="https://cloud.google.com/kms/pricing">Cloud KMS pricing</a>
final class KmsCryptoKey {

  /// Algorithms of asymmetric keys other than RSA of 2048 bits.
  private static final Pattern LARGE_ASYMMETRIC =
      Pattern.compile("(?:ec_|rsa_).*(?<!2048_sha1)(?<!2048_sha256)(?<!_2048)");

  static final ResourceType TYPE =
      ResourceType.priced("google_kms_crypto_key", KmsCryptoKey::charge)
          .reading("version_template.algorithm", "version_template.protection_level")
          .usage("key_versions", "monthly_key_operations");

  private static void charge(Resource key, Components bill) {
    String kind = kind(key.attributes().block("version_template"));
    bill.add(
        "Key versions",
        "units",
        key.price(GoogleKeys.KMS, kind, "versions", "on-demand"),
        key.usage("key_versions"));
    bill.add(
        "Operations",
        "units",
        key.price(GoogleKeys.KMS, kind, "operations", "on-demand"),
        key.usage("monthly_key_operations"));
  }

  private static String kind(Attributes template) {
    String level = template.attr("protection_level").text("software");
    return switch (level) {
      case "hsm" ->
          LARGE_ASYMMETRIC.matcher(template.attr("algorithm").text("")).matches()
              ? "hsm-asymmetric"
              : "hsm";
      case "external", "external_vpc" -> "external";
      default -> level;
    };
  }

  private KmsCryptoKey() {}
}
