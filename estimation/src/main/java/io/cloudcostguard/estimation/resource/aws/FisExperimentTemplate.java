package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.FisKeys;

/// An experiment is charged for the minutes that its actions run.
///
/// @see <a href="https://aws.amazon.com/fis/pricing/">AWS Fault Injection Service pricing</a>
final class FisExperimentTemplate {

  static final ResourceType TYPE =
      ResourceType.priced("aws_fis_experiment_template", FisExperimentTemplate::charge)
          .usage("monthly_action_minutes");

  private static void charge(Resource template, Components bill) {
    bill.add(
        "Action minutes",
        "minutes",
        template.price(FisKeys.ACTION),
        template.usage("monthly_action_minutes"));
  }

  private FisExperimentTemplate() {}
}
