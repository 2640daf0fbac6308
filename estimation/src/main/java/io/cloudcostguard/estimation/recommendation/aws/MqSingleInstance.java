package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs brokers that are not in production with one instance.
final class MqSingleInstance {

  static final Rule RULE =
      Rule.of("aws-mq-single-instance", "one broker outside of production")
          .on("aws_mq_broker")
          .with(Effort.MEDIUM, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource
                        .attr("deployment_mode")
                        .is("ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ")) {
                  Suggestion suggestion =
                      scene
                          .suggest(resource, "it has further brokers in other zones")
                          .provided(fact)
                          .turnsAt("storage_size_gb", "GB stored")
                          .set("deployment_mode", "SINGLE_INSTANCE");
                  Subnets.first(resource, suggestion);
                }
              });

  private MqSingleInstance() {}
}
