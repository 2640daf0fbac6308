package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SagemakerKeys;

/// An app of SageMaker Studio is charged for its instance as long as it runs. A server on the
/// system's own instance is free.
///
/// @see <a href="https://aws.amazon.com/sagemaker/pricing/">Amazon SageMaker pricing</a>
final class SagemakerApp {

  static final ResourceType TYPE =
      ResourceType.priced("aws_sagemaker_app", SagemakerApp::charge)
          .reading("resource_spec.instance_type")
          .usage("monthly_hours");

  private static void charge(Resource app, Components bill) {
    if (!app.attr("resource_spec.instance_type").is("system")) {
      bill.add(
          "Instance",
          "hours",
          app.price(SagemakerKeys.STUDIO, app.attr("resource_spec.instance_type")),
          app.usage("monthly_hours").or(Amount.ALL_MONTH));
    }
  }

  private SagemakerApp() {}
}
