package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CognitoKeys;

/// A user pool is charged by its active users, at a price for its tier.
///
/// @see <a href="https://aws.amazon.com/cognito/pricing/">Amazon Cognito pricing</a>
final class CognitoUserPool {

  static final ResourceType TYPE =
      ResourceType.priced("aws_cognito_user_pool", CognitoUserPool::charge)
          .reading("user_pool_tier")
          .usage("monthly_active_users");

  private static void charge(Resource pool, Components bill) {
    bill.add(
        "Active users",
        "users",
        pool.price(CognitoKeys.USERS, pool.attr("user_pool_tier").text("essentials")),
        pool.usage("monthly_active_users"));
  }

  private CognitoUserPool() {}
}
