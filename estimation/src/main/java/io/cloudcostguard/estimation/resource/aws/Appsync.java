package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AppsyncKeys;

/// An AppSync API is charged for operations and real-time updates. Its cache is charged by the
/// hour.
///
/// @see <a href="https://aws.amazon.com/appsync/pricing/">AWS AppSync pricing</a>
final class Appsync {

  static final ResourceType API =
      ResourceType.priced("aws_appsync_graphql_api", Appsync::chargeApi)
          .usage("monthly_operations", "monthly_realtime_updates", "monthly_connection_minutes");

  static final ResourceType CACHE =
      ResourceType.priced("aws_appsync_api_cache", Appsync::chargeCache).reading("type");

  private static void chargeApi(Resource api, Components bill) {
    bill.add(
        "Queries and changes",
        "operations",
        api.price(AppsyncKeys.OPERATIONS),
        api.usage("monthly_operations"));
    bill.addIfExpected(
        "Real-time updates",
        "updates",
        api.price(AppsyncKeys.UPDATES),
        api.usage("monthly_realtime_updates"));
    bill.addIfExpected(
        "Connection minutes",
        "minutes",
        api.price(AppsyncKeys.CONNECTION),
        api.usage("monthly_connection_minutes"));
  }

  private static void chargeCache(Resource cache, Components bill) {
    bill.hourly("Cache", cache.price(AppsyncKeys.CACHE, cache.attr("type")));
  }

  private Appsync() {}
}
