package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;

/// A dedicated host is charged by the hour, by its instance family, on demand or reserved.
///
/// @see <a href="https://aws.amazon.com/ec2/dedicated-hosts/pricing/">Amazon EC2 Dedicated Hosts
///   pricing</a>
final class Ec2Host {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ec2_host", Ec2Host::charge)
          .reading("instance_type", "instance_family")
          .usageText(Reservation.USAGE);

  private static void charge(Resource host, Components bill) {
    bill.hourly("Dedicated host", price(host));
  }

  private static PriceRef price(Resource host) {
    Attr named = host.attr("instance_type").or(host.attr("instance_family"));
    if (named.text() == null) {
      return host.price(Ec2Keys.HOST, named);
    }
    String family = named.text("").split("\\.", 2)[0];
    String term = host.usageText("reserved_instance_term");
    String payment = host.usageText("reserved_instance_payment_option");
    PriceRef unpriced = Reservation.unpriced(host);
    if (unpriced != null) {
      return unpriced;
    }
    if (term == null || payment == null) {
      return host.price(Ec2Keys.HOST, family);
    }
    return payment.equalsIgnoreCase("all_upfront")
        ? host.price(Ec2Keys.RESERVED_UPFRONT, payment)
        : host.price(Ec2Keys.HOST_RESERVED, family, term, payment);
  }

  private Ec2Host() {}
}
