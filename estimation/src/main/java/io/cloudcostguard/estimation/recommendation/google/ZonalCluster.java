package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;
import java.util.regex.Pattern;

/// Runs clusters that are not in production in one zone.
final class ZonalCluster {

  static final Rule RULE =
      Rule.of("google-gke-zonal", "nodes in one zone outside of production")
          .on("google_container_cluster", "google_container_node_pool")
          .with(Effort.HIGH, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://cloud.google.com/kubernetes-engine/docs/concepts/types-of-clusters",
              ZonalCluster::look);

  private static final Pattern REGION = Pattern.compile("[a-z]+-[a-z]+\\d");

  private static void look(Resource cluster, Scene scene) {
    String fact = scene.notProduction(cluster);
    String location = cluster.attr("location").text("");
    if (fact != null
        && REGION.matcher(location).matches()
        && !cluster.attr("node_locations").isSet()
        && !cluster.attr("enable_autopilot").isTrue()) {
      scene
          .suggest(cluster, "it has nodes in each zone of " + location)
          .provided(fact)
          .set("node_locations", List.of(location + "-b"));
    }
  }

  private ZonalCluster() {}
}
