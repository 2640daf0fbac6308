package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Takes I/O-optimised storage of DocumentDB, where I/O is much.
final class DocdbIo {

  static final Rule RULE =
      Rule.of("aws-docdb-io-optimized", "I/O-optimised storage of DocumentDB, where I/O is much")
          .on("aws_docdb_cluster")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-storage-configs.html",
              (resource, scene) -> {
                if (!resource.attr("storage_type").is("iopt1")) {
                  scene
                      .suggest(resource, "instances and storage cost less, and each I/O request")
                      .turnsAt("monthly_io_requests", "I/O requests a month of each instance")
                      .set("storage_type", "iopt1");
                }
              });

  private DocdbIo() {}
}
