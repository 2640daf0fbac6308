package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Resource;
import org.jspecify.annotations.Nullable;

/// Says of a database instance whose cluster is not in the plan what is assumed of that cluster.
final class OutsideCluster {

  /// Assumes standard storage, as of most clusters, where `cluster` is named and not seen:
  /// I/O-optimised storage makes its instances dearer. Where it is one of the plan, and the plan
  /// does not show which, there is nothing to assume.
  static void assumeStorage(Resource instance, @Nullable Resource cluster) {
    if (cluster == null && instance.isHidden("cluster_identifier")) {
      instance.doubt("the plan does not show which cluster is meant");
    } else if (cluster == null && instance.says("cluster_identifier")) {
      instance.assume(
          "the cluster of %s is not part of this plan; it is taken not to be I/O-optimised"
              .formatted(instance.address()));
    }
  }

  private OutsideCluster() {}
}
