package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.PaymentCryptographyKeys;

/// A key of Payment Cryptography is charged by the month when it is active, and for requests.
///
/// @see <a href="https://aws.amazon.com/payment-cryptography/pricing/">AWS Payment Cryptography
///   pricing</a>
final class PaymentCryptographyKey {

  static final ResourceType TYPE =
      ResourceType.priced("aws_paymentcryptography_key", PaymentCryptographyKey::charge)
          .reading("enabled")
          .usage("monthly_requests");

  private static void charge(Resource key, Components bill) {
    if (!key.attr("enabled").isUnknown() && key.attr("enabled").is("false")) {
      return;
    }
    bill.add("Key", "keys", key.price(PaymentCryptographyKeys.KEY), Amount.ONE);
    bill.add(
        "Requests",
        "requests",
        key.price(PaymentCryptographyKeys.REQUESTS),
        key.usage("monthly_requests"));
  }

  private PaymentCryptographyKey() {}
}
