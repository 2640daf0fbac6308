package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EksKeys;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An EKS cluster is charged by the hour, and more once its Kubernetes version is in extended
/// support.
///
/// @see <a href="https://aws.amazon.com/eks/pricing/">Amazon EKS pricing</a>
final class EksCluster {

  private static final String SIZE = "control_plane_scaling_config.tier";

  static final ResourceType TYPE =
      ResourceType.priced("aws_eks_cluster", EksCluster::charge)
          .reading("version", "upgrade_policy.support_type", "compute_config.enabled", SIZE);

  /// Versions before this one are past all support; they run, if at all, at the same price.
  private static final int FIRST_IN_CALENDAR = 21;

  private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,4})(\\..*)?");

  private static void charge(Resource cluster, Components bill) {
    bill.hourly("Cluster", cluster.price(EksKeys.CLUSTER));
    if (isInExtendedSupport(cluster)
        && !cluster.attr("upgrade_policy.support_type").is("STANDARD")) {
      bill.hourly("Extended support", cluster.price(EksKeys.EXTENDED_SUPPORT));
    }
    if (!cluster.attr(SIZE).or("standard").is("standard")) {
      bill.hourly(
          "Control plane", Resource.noPrice("no price of a provisioned control plane is known"));
    }
    if (cluster.attr("compute_config.enabled").isTrue()) {
      cluster.assume(
          "the nodes that EKS Auto Mode starts for %s are not included"
              .formatted(cluster.address()));
    }
  }

  private static boolean isInExtendedSupport(Resource cluster) {
    Attr version = cluster.attr("version");
    Matcher numbers = VERSION.matcher(version.text(""));
    if (numbers.matches() && Integer.parseInt(numbers.group(1)) < FIRST_IN_CALENDAR) {
      return true;
    }
    Lifecycle lifecycle = Lifecycles.of("eks", "kubernetes", version);
    return lifecycle != null && lifecycle.step(cluster.submittedOn()) != null;
  }

  private EksCluster() {}
}
