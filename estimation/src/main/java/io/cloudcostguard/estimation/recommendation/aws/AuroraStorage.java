package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Takes the cheaper kind of Aurora storage: with I/O charged by request, or optimised.
final class AuroraStorage {

  static final Rule RULE =
      Rule.of("aws-aurora-io-optimized", "I/O-Optimized storage of Aurora, where I/O is much")
          .on("aws_rds_cluster")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html",
              AuroraStorage::look);

  private static void look(Resource cluster, Scene scene) {
    if (cluster.attr("engine").or("aurora-mysql").text("").startsWith("aurora")
        && !cluster.attr("engine_mode").is("serverless")) {
      boolean optimised = cluster.attr("storage_type").is("aurora-iopt1");
      scene
          .suggest(
              cluster,
              optimised
                  ? "instances and storage cost more, I/O nothing"
                  : "instances and storage cost less, and each I/O request")
          .assuming("storage_gb", 100)
          .assuming("write_requests_per_sec", 0)
          .turnsAt("read_requests_per_sec", "I/O requests a second")
          .set("storage_type", optimised ? null : "aurora-iopt1");
    }
  }

  private AuroraStorage() {}
}
