package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.FmsKeys;

/// A policy of Firewall Manager is charged by the month in each region.
///
/// @see <a href="https://aws.amazon.com/firewall-manager/pricing/">AWS Firewall Manager pricing</a>
final class FmsPolicy {

  static final ResourceType TYPE =
      ResourceType.priced("aws_fms_policy", FmsPolicy::charge)
          .reading("security_service_policy_data.type");

  private static void charge(Resource policy, Components bill) {
    PriceRef price =
        policy.attr("security_service_policy_data.type").is("THIRD_PARTY_FIREWALL")
            ? Resource.noPrice("a policy for firewalls of others has a price of its own")
            : policy.price(FmsKeys.POLICY);
    bill.add("Policy", "policies", price, Amount.ONE);
  }

  private FmsPolicy() {}
}
