package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlueKeys;

/// A Glue crawler is charged by the hours of its processing units.
///
/// @see <a href="https://aws.amazon.com/glue/pricing/">AWS Glue pricing</a>
final class GlueCrawler {

  static final ResourceType TYPE =
      ResourceType.priced("aws_glue_crawler", GlueCrawler::charge).usage("monthly_hours");

  private static void charge(Resource crawler, Components bill) {
    bill.add(
        "Duration", "DPU-hours", crawler.price(GlueKeys.CRAWLER), crawler.usage("monthly_hours"));
  }

  private GlueCrawler() {}
}
