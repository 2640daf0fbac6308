package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AcmKeys;

/// A private certificate authority is charged by the month and by the certificate that it issues;
/// one that issues only short-lived certificates has lower prices.
///
/// @see <a href="https://aws.amazon.com/private-ca/pricing/">AWS Private CA pricing</a>
final class AcmPrivateAuthority {

  static final ResourceType TYPE =
      ResourceType.priced("aws_acmpca_certificate_authority", AcmPrivateAuthority::charge)
          .reading("usage_mode")
          .usage("monthly_requests");

  private static void charge(Resource authority, Components bill) {
    boolean shortLived = authority.attr("usage_mode").is("SHORT_LIVED_CERTIFICATE");
    bill.add(
        "Certificate authority",
        "authorities",
        authority.price(
            AcmKeys.AUTHORITY, shortLived ? "short-lived-certificate" : "general-purpose"),
        Amount.ONE);
    bill.add(
        "Certificates",
        "certificates",
        authority.price(shortLived ? AcmKeys.SHORT_LIVED_CERTIFICATE : AcmKeys.PRIVATE_CERTIFICATE),
        authority.usage("monthly_requests"));
  }

  private AcmPrivateAuthority() {}
}
