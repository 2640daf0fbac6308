package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VerifiedPermissionsKeys;

/// A policy store is charged for the requests that it decides.
///
/// @see <a href="https://aws.amazon.com/verified-permissions/pricing/">Amazon Verified Permissions
///   pricing</a>
final class VerifiedPermissionsPolicyStore {

  static final ResourceType TYPE =
      ResourceType.priced(
              "aws_verifiedpermissions_policy_store", VerifiedPermissionsPolicyStore::charge)
          .usage("monthly_authorization_requests");

  private static void charge(Resource store, Components bill) {
    bill.add(
        "Authorization requests",
        "requests",
        store.price(VerifiedPermissionsKeys.AUTHORIZATIONS),
        store.usage("monthly_authorization_requests"));
  }

  private VerifiedPermissionsPolicyStore() {}
}
