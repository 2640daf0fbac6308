package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudfrontKeys;

/// A CloudFront function is charged by the invocation.
///
/// @see <a href="https://aws.amazon.com/cloudfront/pricing/">Amazon CloudFront pricing</a>
final class CloudfrontFunction {

  static final ResourceType TYPE =
      ResourceType.priced(
              "aws_cloudfront_function",
              (function, bill) ->
                  bill.add(
                      "Invocations",
                      "invocations",
                      function.price(CloudfrontKeys.FUNCTION),
                      function.usage("monthly_invocations").or(function.usage("monthly_requests"))))
          .usage("monthly_requests", "monthly_invocations");

  private CloudfrontFunction() {}
}
