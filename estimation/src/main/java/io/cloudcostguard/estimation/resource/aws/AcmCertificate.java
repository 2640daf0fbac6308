package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AcmKeys;

/// A certificate costs something only when a private authority issues it.
///
/// @see <a href="https://aws.amazon.com/certificate-manager/pricing/">AWS Certificate Manager
///   pricing</a>
final class AcmCertificate {

  static final ResourceType TYPE =
      ResourceType.priced("aws_acm_certificate", AcmCertificate::charge)
          .reading("certificate_authority_arn");

  private static void charge(Resource certificate, Components bill) {
    if (certificate.attr("certificate_authority_arn").isSet()) {
      bill.add(
          "Certificate",
          "certificates",
          certificate.price(AcmKeys.PRIVATE_CERTIFICATE),
          Amount.ONE);
    }
  }

  private AcmCertificate() {}
}
