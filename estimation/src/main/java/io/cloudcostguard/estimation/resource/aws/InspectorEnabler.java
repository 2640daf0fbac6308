package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.InspectorKeys;
import java.util.List;

/// Inspector is charged for each instance and function that it scans, and for each scan of an
/// image.
///
/// @see <a href="https://aws.amazon.com/inspector/pricing/">Amazon Inspector pricing</a>
final class InspectorEnabler {

  static final ResourceType TYPE =
      ResourceType.priced("aws_inspector2_enabler", InspectorEnabler::charge)
          .reading("resource_types")
          .usage("instances", "monthly_image_scans", "monthly_image_rescans", "functions");

  private static void charge(Resource enabler, Components bill) {
    List<String> kinds = enabler.attr("resource_types").texts();
    if (kinds.contains("EC2")) {
      bill.add(
          "Instances",
          "hours",
          enabler.price(InspectorKeys.INSTANCE),
          enabler.usage("instances").timesHours());
    }
    if (kinds.contains("ECR")) {
      bill.add(
          "First image scans",
          "scans",
          enabler.price(InspectorKeys.IMAGE),
          enabler.usage("monthly_image_scans"));
      bill.add(
          "Image scans again",
          "scans",
          enabler.price(InspectorKeys.IMAGE_AGAIN),
          enabler.usage("monthly_image_rescans"));
    }
    if (kinds.contains("LAMBDA")) {
      bill.add(
          "Functions",
          "hours",
          enabler.price(InspectorKeys.FUNCTION),
          enabler.usage("functions").timesHours());
    }
    if (kinds.contains("LAMBDA_CODE")) {
      bill.add(
          "Code of functions",
          "hours",
          enabler.price(InspectorKeys.CODE),
          enabler.usage("functions").timesHours());
    }
  }

  private InspectorEnabler() {}
}
