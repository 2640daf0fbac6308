package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;

/// Runs the nodes of managed services on cheaper machines that can do the same.
final class NodeTypes {

  private static final ServiceMachines CACHE = new ServiceMachines("node_type", "", "");
  private static final ServiceMachines SEARCH =
      new ServiceMachines("cluster_config.instance_type", "", ".search");
  private static final ServiceMachines CLASSES = new ServiceMachines("instance_class", "", "");
  private static final ServiceMachines KAFKA =
      new ServiceMachines("broker_node_group_info.instance_type", "kafka.", "");
  private static final ServiceMachines DAX = new ServiceMachines("node_type", "dax.", "");
  private static final ServiceMachines MQ = new ServiceMachines("host_instance_type", "mq.", "");
  private static final ServiceMachines DMS =
      new ServiceMachines("replication_instance_class", "dms.", "");

  static final Rule CACHE_NEWER =
      CACHE.newer(
          "aws-cache-newer",
          "a newer generation of cache nodes",
          "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group");

  static final Rule CACHE_GRAVITON =
      CACHE.graviton(
          "aws-cache-graviton",
          "Graviton for cache nodes",
          "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group");

  static final Rule SEARCH_NEWER =
      SEARCH.newer(
          "aws-opensearch-newer",
          "a newer generation of OpenSearch nodes",
          "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html",
          "aws_opensearch_domain");

  static final Rule SEARCH_GRAVITON =
      SEARCH.graviton(
          "aws-opensearch-graviton",
          "Graviton for OpenSearch nodes",
          "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html",
          "aws_opensearch_domain");

  static final Rule DOCDB_GRAVITON =
      CLASSES.graviton(
          "aws-docdb-graviton",
          "Graviton for DocumentDB",
          "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-instance-classes.html",
          "aws_docdb_cluster_instance");

  static final Rule NEPTUNE_GRAVITON =
      CLASSES.graviton(
          "aws-neptune-graviton",
          "Graviton for Neptune",
          "https://docs.aws.amazon.com/neptune/latest/userguide/instance-types.html",
          "aws_neptune_cluster_instance");

  static final Rule KAFKA_GRAVITON =
      KAFKA.graviton(
          "aws-msk-graviton",
          "Graviton for Kafka brokers",
          "https://docs.aws.amazon.com/msk/latest/developerguide/broker-instance-types.html",
          "aws_msk_cluster");

  static final Rule DAX_NEWER =
      DAX.newer(
          "aws-dax-newer",
          "a newer generation of DAX nodes",
          "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.html",
          "aws_dax_cluster");

  static final Rule MQ_NEWER =
      MQ.newer(
          "aws-mq-newer",
          "a newer generation of the broker",
          "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/broker-instance-types.html",
          "aws_mq_broker");

  static final Rule DMS_NEWER =
      DMS.newer(
          "aws-dms-newer",
          "a newer generation of the replication instance",
          "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.Types.html",
          "aws_dms_replication_instance");

  private NodeTypes() {}
}
