package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.KmsKeys;

/// A key is charged by the month, and by the request at prices that depend on the kind of key.
/// Replicas and keys with imported material are keys as well.
///
/// @see <a href="https://aws.amazon.com/kms/pricing/">AWS KMS pricing</a>
final class KmsKey {

  static final ResourceType TYPE =
      ResourceType.priced("aws_kms_key", KmsKey::charge)
          .reading("customer_master_key_spec")
          .usage(
              "monthly_requests",
              "monthly_ecc_data_key_pair_requests",
              "monthly_rsa_data_key_pair_requests");

  static final ResourceType EXTERNAL = ResourceType.priced("aws_kms_external_key", KmsKey::key);
  static final ResourceType REPLICA = ResourceType.priced("aws_kms_replica_key", KmsKey::key);
  static final ResourceType EXTERNAL_REPLICA =
      ResourceType.priced("aws_kms_replica_external_key", KmsKey::key);

  private static void charge(Resource key, Components bill) {
    key(key, bill);
    String spec = key.attr("customer_master_key_spec").text("symmetric_default");
    if (spec.equals("symmetric_default") || spec.startsWith("hmac_")) {
      requests(key, bill, "Requests", "symmetric", "monthly_requests");
      requests(
          key,
          bill,
          "ECC GenerateDataKeyPair requests",
          "ecc-data-key-pair",
          "monthly_ecc_data_key_pair_requests");
      requests(
          key,
          bill,
          "RSA GenerateDataKeyPair requests",
          "rsa-data-key-pair",
          "monthly_rsa_data_key_pair_requests");
    } else {
      String kind = spec.equals("rsa_2048") ? spec : "asymmetric";
      requests(key, bill, "Requests", kind, "monthly_requests");
    }
  }

  private static void key(Resource key, Components bill) {
    bill.add("Key", "keys", key.price(KmsKeys.KEY), Amount.ONE);
  }

  private static void requests(
      Resource key, Components bill, String name, String kind, String usageKey) {
    bill.add(name, "requests", key.price(KmsKeys.REQUESTS, kind), key.usage(usageKey));
  }

  private KmsKey() {}
}
