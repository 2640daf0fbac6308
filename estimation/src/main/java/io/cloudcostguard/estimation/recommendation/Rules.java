package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.recommendation.aws.AwsRules;
import io.cloudcostguard.estimation.recommendation.azure.AzureRules;
import io.cloudcostguard.estimation.recommendation.google.GoogleRules;
import java.util.List;
import java.util.stream.Stream;

/// All rules of recommendations.
final class Rules {

  static List<Rule> all() {
    return Stream.of(AwsRules.all(), AzureRules.all(), GoogleRules.all())
        .flatMap(List::stream)
        .toList();
  }

  private Rules() {}
}
