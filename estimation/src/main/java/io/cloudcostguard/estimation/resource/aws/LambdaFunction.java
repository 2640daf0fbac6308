package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.LambdaKeys;

/// A function is charged by the request, by memory over time, and by ephemeral storage above 512 MB
/// over time. A request whose duration is not given counts as the shortest that is billed, 1 ms.
///
/// @see <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>
final class LambdaFunction {

  private static final int STORAGE_INCLUDED_MB = 512;

  static final ResourceType TYPE =
      ResourceType.priced("aws_lambda_function", LambdaFunction::charge)
          .reading(
              "arn",
              "function_name",
              "memory_size",
              "architectures",
              "ephemeral_storage.size",
              "runtime")
          .usage("monthly_requests", "request_duration_ms");

  private static void charge(Resource function, Components bill) {
    var architecture = function.attr("architectures").or("x86_64");
    Amount requests = function.usage("monthly_requests");
    Amount seconds = seconds(requests, function.usage("request_duration_ms"));
    bill.add("Requests", "requests", function.price(LambdaKeys.REQUESTS, architecture), requests);
    bill.add(
        "Duration",
        "GB-seconds",
        function.price(LambdaKeys.DURATION, architecture),
        seconds.times(gigabytes(memory(function))));
    Amount storage =
        function
            .attr("ephemeral_storage.size")
            .amount(STORAGE_INCLUDED_MB)
            .beyond(STORAGE_INCLUDED_MB);
    if (!storage.isZero()) {
      bill.add(
          "Ephemeral storage",
          "GB-seconds",
          function.price(LambdaKeys.EPHEMERAL_STORAGE, architecture),
          seconds.times(gigabytes(storage)));
    }
  }

  /// The memory of a function, in MB.
  static Amount memory(Resource function) {
    return function.attr("memory_size").amount(128);
  }

  /// How long requests take together; each is rounded up to a millisecond.
  static Amount seconds(Amount requests, Amount milliseconds) {
    return requests.times(milliseconds.or(Amount.ONE).roundedUpTo(1)).dividedBy(1000);
  }

  static Amount gigabytes(Amount megabytes) {
    return megabytes.dividedBy(1024);
  }

  private LambdaFunction() {}
}
