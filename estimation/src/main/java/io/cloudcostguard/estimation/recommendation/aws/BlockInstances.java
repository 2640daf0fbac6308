package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the instances of one resource block: those of its `count` or `for_each`.
final class BlockInstances {

  /// Those of the block that `one` is of, in the order of the plan; bounded.
  ///
  /// @param parent what the instances are part of: only those of the same are taken. Null where it
  ///   is not known; then there are none
  static List<Resource> of(Resource one, Scene scene, Function<Resource, @Nullable String> parent) {
    String of = parent.apply(one);
    return scene.ofBlock(one).stream()
        .limit(MOST)
        .filter(other -> of != null && of.equals(parent.apply(other)))
        .toList();
  }

  private static final int MOST = 20;

  private BlockInstances() {}
}
