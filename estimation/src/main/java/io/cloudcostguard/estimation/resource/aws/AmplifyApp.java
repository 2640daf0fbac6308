package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AmplifyKeys;

/// An Amplify app is charged for builds, for what is stored and served, and for rendering on the
/// server.
///
/// @see <a href="https://aws.amazon.com/amplify/pricing/">AWS Amplify pricing</a>
final class AmplifyApp {

  static final ResourceType TYPE =
      ResourceType.priced("aws_amplify_app", AmplifyApp::charge)
          .usage(
              "monthly_build_minutes",
              "monthly_data_served_gb",
              "storage_gb",
              "monthly_server_requests",
              "monthly_server_gb_hours");

  private static void charge(Resource app, Components bill) {
    bill.add("Builds", "minutes", app.price(AmplifyKeys.BUILD), app.usage("monthly_build_minutes"));
    bill.add(
        "Data served", "GB", app.price(AmplifyKeys.SERVED), app.usage("monthly_data_served_gb"));
    bill.add("Storage", "GB", app.price(AmplifyKeys.STORED), app.usage("storage_gb"));
    bill.addIfExpected(
        "Server requests",
        "requests",
        app.price(AmplifyKeys.REQUESTS),
        app.usage("monthly_server_requests"));
    bill.addIfExpected(
        "Server duration",
        "GB-seconds",
        app.price(AmplifyKeys.DURATION),
        app.usage("monthly_server_gb_hours").times(3600));
  }

  private AmplifyApp() {}
}
