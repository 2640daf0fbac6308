package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.LambdaKeys;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Provisioned concurrency is charged by memory over the time that it is kept ready, and requests
/// that it serves at prices of their own. Memory and architecture are the function's, unless the
/// usage file gives them.
///
/// @see <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>
final class LambdaProvisionedConcurrency {

  private static final long SECONDS_PER_HOUR = 3600;

  static final ResourceType TYPE =
      ResourceType.priced(
              "aws_lambda_provisioned_concurrency_config", LambdaProvisionedConcurrency::charge)
          .reading("function_name", "qualifier", "provisioned_concurrent_executions")
          .usage("memory_mb", "monthly_duration_hrs", "monthly_requests", "request_duration_ms")
          .usageText("architecture");

  private static void charge(Resource config, Components bill) {
    Resource function =
        config.reference("function_name", "aws_lambda_function", "function_name", "arn");
    String architecture = architecture(config, function);
    Amount memory =
        LambdaFunction.gigabytes(
            config
                .usage("memory_mb")
                .or(function == null ? Amount.of(128) : LambdaFunction.memory(function)));
    Amount requests = config.usage("monthly_requests");
    bill.add("Requests", "requests", config.price(LambdaKeys.REQUESTS, architecture), requests);
    bill.add(
        "Provisioned concurrency",
        "GB-seconds",
        config.price(LambdaKeys.PROVISIONED_CONCURRENCY, architecture),
        config
            .usage("monthly_duration_hrs")
            .times(SECONDS_PER_HOUR)
            .times(
                AppAutoscalingTarget.held(
                    config,
                    "lambda:function:ProvisionedConcurrency",
                    "function:{function_name}:{qualifier}",
                    config.attr("provisioned_concurrent_executions").amount(1)))
            .times(memory));
    bill.add(
        "Duration",
        "GB-seconds",
        config.price(LambdaKeys.PROVISIONED_DURATION, architecture),
        LambdaFunction.seconds(requests, config.usage("request_duration_ms")).times(memory));
  }

  private static String architecture(Resource config, @Nullable Resource function) {
    String given = config.usageText("architecture");
    String architecture =
        given == null && function != null
            ? function.attr("architectures").text("x86_64")
            : String.valueOf(given);
    return architecture.toLowerCase(Locale.ROOT).startsWith("arm") ? "arm64" : "x86_64";
  }

  private LambdaProvisionedConcurrency() {}
}
