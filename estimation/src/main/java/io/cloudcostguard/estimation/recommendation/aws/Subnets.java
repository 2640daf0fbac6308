package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;

/// Leaves a resource in the first of its subnets: what runs in one zone may name one only.
final class Subnets {

  private static final String PATH = "subnet_ids";

  static void first(Resource resource, Suggestion suggestion) {
    List<String> subnets = resource.attr(PATH).texts();
    if (!subnets.isEmpty()) {
      suggestion.set(PATH, List.of(subnets.getFirst()));
    } else if (resource.says(PATH)) {
      suggestion.provided("subnet_ids has one subnet then");
    }
  }

  private Subnets() {}
}
