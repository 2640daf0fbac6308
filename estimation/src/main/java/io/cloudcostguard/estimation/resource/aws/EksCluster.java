package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
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

  static final ResourceType TYPE =
      ResourceType.priced("aws_eks_cluster", EksCluster::charge)
          .reading("version", "upgrade_policy.support_type");

  private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,4})(\\..*)?");

  /// The newest 1.x whose standard support has ended (1.33 on 29 July 2026).
  private static final int LAST_IN_EXTENDED_SUPPORT = 33;

  private static void charge(Resource cluster, Components bill) {
    bill.hourly("Cluster", cluster.price(EksKeys.CLUSTER));
    if (isInExtendedSupport(cluster.attr("version"))
        && !cluster.attr("upgrade_policy.support_type").is("STANDARD")) {
      bill.hourly("Extended support", cluster.price(EksKeys.EXTENDED_SUPPORT));
    }
  }

  private static boolean isInExtendedSupport(Attr version) {
    Matcher numbers = VERSION.matcher(version.text(""));
    return numbers.matches() && Integer.parseInt(numbers.group(1)) <= LAST_IN_EXTENDED_SUPPORT;
  }

  private EksCluster() {}
}
