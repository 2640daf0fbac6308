package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;

/// Runs databases of RDS and Aurora on cheaper machines that can do the same.
final class RdsMachines {

  private static final ServiceMachines CLASSES = new ServiceMachines("instance_class", "", "");

  static final Rule NEWER =
      CLASSES.newer(
          "aws-rds-newer",
          "a newer generation of the instance class",
          "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html",
          "aws_db_instance",
          "aws_rds_cluster_instance");

  static final Rule GRAVITON =
      CLASSES.graviton(
          "aws-rds-graviton",
          "Graviton for the database",
          "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html",
          "aws_db_instance");

  static final Rule AURORA_GRAVITON =
      CLASSES.graviton(
          "aws-aurora-graviton",
          "Graviton for the Aurora instance",
          "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.html",
          "aws_rds_cluster_instance");

  private RdsMachines() {}
}
