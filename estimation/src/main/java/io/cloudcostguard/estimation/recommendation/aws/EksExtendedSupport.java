package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Upgrades clusters whose version is past its standard support.
final class EksExtendedSupport {

  /// Of which the first without the charge is taken, as of the day of the submission.
  private static final List<String> VERSIONS = List.of("1.33", "1.34", "1.35");

  static final Rule RULE =
      Rule.of("aws-eks-extended-support", "a Kubernetes version in standard support")
          .on("aws_eks_cluster")
          .with(Effort.HIGH, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
              (cluster, scene) -> {
                if (scene.lines(cluster).containsKey("Extended support")) {
                  scene
                      .suggest(
                          cluster,
                          "version %s is in extended support"
                              .formatted(cluster.attr("version").text("")))
                      .provided("it is upgraded one minor version after the other, nodes too")
                      .setCheapest("version", VERSIONS);
                }
              });

  private EksExtendedSupport() {}
}
