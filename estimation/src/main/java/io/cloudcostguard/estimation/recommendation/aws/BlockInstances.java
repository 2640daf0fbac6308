package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;

/// Finds the instances of one resource block: those of its `count` or `for_each`.
final class BlockInstances {

  /// Those of the block that `one` is of, in the order of the plan; bounded.
  static List<Resource> of(Resource one, Scene scene) {
    String block = block(one.address());
    return scene.all(one.type()).stream()
        .filter(other -> block(other.address()).equals(block))
        .limit(MOST)
        .toList();
  }

  private static final int MOST = 20;

  private static String block(String address) {
    int bracket = address.endsWith("]") ? address.lastIndexOf('[') : -1;
    return bracket < 0 ? address : address.substring(0, bracket);
  }

  private BlockInstances() {}
}
