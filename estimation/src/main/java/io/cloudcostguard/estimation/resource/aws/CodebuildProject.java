package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.CodebuildKeys;

/// A build project is charged by the minute, at a price by operating system and compute type; on
/// Lambda compute by the second.
///
/// @see <a href="https://aws.amazon.com/codebuild/pricing/">AWS CodeBuild pricing</a>
final class CodebuildProject {

  private static final String LAMBDA = "build_lambda_";
  private static final int SECONDS_PER_MINUTE = 60;

  static final ResourceType TYPE =
      ResourceType.priced("aws_codebuild_project", CodebuildProject::charge)
          .reading("environment.compute_type", "environment.type")
          .usage("monthly_build_mins");

  private static void charge(Resource project, Components bill) {
    String compute = project.attr("environment.compute_type").text("");
    String type = project.attr("environment.type").text("");
    Amount minutes = project.usage("monthly_build_mins");
    if (compute.startsWith(LAMBDA)) {
      String family = type.startsWith("arm") ? "lambda.arm." : "lambda.x86-64.";
      bill.add(
          "Build time on Lambda",
          "seconds",
          project.price(CodebuildKeys.LAMBDA, family + compute.substring(LAMBDA.length())),
          minutes.times(SECONDS_PER_MINUTE));
    } else {
      KeyForm price = type.startsWith("windows") ? CodebuildKeys.WINDOWS : CodebuildKeys.LINUX;
      String size = compute.substring(compute.lastIndexOf('_') + 1);
      bill.add("Build time", "minutes", project.price(price, family(type) + "." + size), minutes);
    }
  }

  private static String family(String type) {
    if (type.startsWith("arm")) {
      return "arm1";
    }
    return type.contains("gpu") ? "gpu1" : "general1";
  }

  private CodebuildProject() {}
}
