package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.OpensearchKeys;

/// An OpenSearch (or Elasticsearch) domain is charged by the hour for its data, master and
/// UltraWarm nodes, and by the EBS volumes of its data nodes.
///
/// @see <a href="https://aws.amazon.com/opensearch-service/pricing/">Amazon OpenSearch Service
///   pricing</a>
final class SearchDomain {

  static final ResourceType OPENSEARCH = type("aws_opensearch_domain");
  static final ResourceType ELASTICSEARCH = type("aws_elasticsearch_domain");

  private static final long DEFAULT_VOLUME_GB = 8;

  /// What a gp3 volume includes up to some gigabytes, and what a larger one includes by its size.
  private static final long INCLUDED_IOPS = 3000;

  private static final long INCLUDED_IOPS_UP_TO_GB = 1024;
  private static final long INCLUDED_IOPS_PER_GB = 3;
  private static final long INCLUDED_MBPS = 125;
  private static final long INCLUDED_MBPS_UP_TO_GB = 170;
  private static final long INCLUDED_MBPS_PER_STEP = 250;
  private static final long STEP_GB = 3 * 1024;

  private static ResourceType type(String name) {
    return ResourceType.priced(name, SearchDomain::charge)
        .reading(
            "engine_version",
            "elasticsearch_version",
            "cluster_config.instance_type",
            "cluster_config.instance_count",
            "cluster_config.dedicated_master_enabled",
            "cluster_config.dedicated_master_type",
            "cluster_config.dedicated_master_count",
            "cluster_config.warm_enabled",
            "cluster_config.warm_type",
            "cluster_config.warm_count",
            "cluster_config.node_options.node_type",
            "cluster_config.node_options.node_config.enabled",
            "cluster_config.node_options.node_config.type",
            "cluster_config.node_options.node_config.count",
            "ebs_options.ebs_enabled",
            "ebs_options.volume_type",
            "ebs_options.volume_size",
            "ebs_options.iops",
            "ebs_options.throughput");
  }

  private static void charge(Resource domain, Components bill) {
    Amount nodes = domain.attr("cluster_config.instance_count").amount(1);
    bill.hourly(
        "Data nodes",
        nodePrice(domain, domain.attr("cluster_config.instance_type").or("m4.large")),
        nodes);
    chargeExtendedSupport(domain, bill, nodes);
    if (domain.attr("ebs_options.ebs_enabled").isTrue()) {
      chargeVolumes(domain, bill, nodes);
    }
    if (domain.attr("cluster_config.dedicated_master_enabled").isTrue()) {
      bill.hourly(
          "Dedicated master nodes",
          nodePrice(domain, domain.attr("cluster_config.dedicated_master_type").or("m4.large")),
          domain.attr("cluster_config.dedicated_master_count").amount(3));
    }
    if (domain.attr("cluster_config.warm_enabled").isTrue()) {
      bill.hourly(
          "UltraWarm nodes",
          nodePrice(domain, domain.attr("cluster_config.warm_type").or("ultrawarm1.medium")),
          domain.attr("cluster_config.warm_count").amount(2));
    }
    chargeCoordinators(domain, bill);
  }

  private static void chargeCoordinators(Resource domain, Components bill) {
    for (Attributes options : domain.attributes().blocks("cluster_config.node_options")) {
      Attributes nodes = options.block("node_config");
      if (options.attr("node_type").is("coordinator") && nodes.attr("enabled").isTrue()) {
        bill.hourly(
            "Coordinator nodes",
            nodePrice(domain, nodes.attr("type")),
            nodes.attr("count").amount());
      }
    }
  }

  /// By normalized instance hours, whose price is not at hand. `engine_version` is e.g.
  /// `OpenSearch_2.9`, `Elasticsearch_7.10`.
  private static void chargeExtendedSupport(Resource domain, Components bill, Amount nodes) {
    Attr older = domain.attr("elasticsearch_version");
    Attr version = domain.attr("engine_version");
    String text = version.text("");
    String engine =
        older.isSet() || text.startsWith("elasticsearch") ? "elasticsearch" : "opensearch";
    Lifecycle lifecycle =
        Lifecycles.of("opensearch", engine, older.isSet() ? older : version.behind('_'));
    if (lifecycle != null && lifecycle.step(domain.submittedOn()) != null) {
      bill.hourly(
          "Extended support",
          Resource.noPrice("the price of extended support of its version is not known"),
          nodes);
    }
  }

  private static PriceRef nodePrice(Resource domain, Attr nodeType) {
    String text = nodeType.text();
    Object part = text == null ? nodeType : text.replaceFirst("\\.(elasticsearch|search)$", "");
    return domain.price(OpensearchKeys.NODE, part);
  }

  private static void chargeVolumes(Resource domain, Components bill, Amount nodes) {
    Attr type = domain.attr("ebs_options.volume_type").or("gp2");
    Attr iops = domain.attr("ebs_options.iops");
    Amount size = domain.attr("ebs_options.volume_size").amount(DEFAULT_VOLUME_GB);
    bill.add("Storage", "GB", domain.price(OpensearchKeys.STORAGE, type), size.times(nodes));
    PriceRef iopsPrice = domain.price(OpensearchKeys.IOPS, type);
    if (type.is("io1")) {
      bill.add("Provisioned IOPS", "IOPS", iopsPrice, iops.amount(1).max(Amount.ONE).times(nodes));
    } else if (type.is("gp3")) {
      bill.add(
          "Provisioned IOPS", "IOPS", iopsPrice, beyond(iops, includedIops(size)).times(nodes));
      bill.add(
          "Provisioned throughput",
          "MBps",
          domain.price(OpensearchKeys.THROUGHPUT, type),
          beyond(domain.attr("ebs_options.throughput"), includedMbps(size)).times(nodes));
    }
  }

  /// What is provisioned above what is included; nothing where nothing is set.
  private static Amount beyond(Attr provisioned, Amount included) {
    return provisioned.isSet() ? provisioned.amount().beyond(included) : Amount.of(0);
  }

  private static Amount includedIops(Amount size) {
    return size.isMoreThan(Amount.of(INCLUDED_IOPS_UP_TO_GB))
        ? size.times(INCLUDED_IOPS_PER_GB)
        : size instanceof Amount.Known ? Amount.of(INCLUDED_IOPS) : size;
  }

  /// More for each 3 TiB that are begun.
  private static Amount includedMbps(Amount size) {
    return size.isMoreThan(Amount.of(INCLUDED_MBPS_UP_TO_GB))
        ? size.roundedUpTo(STEP_GB).dividedBy(STEP_GB).times(INCLUDED_MBPS_PER_STEP)
        : size instanceof Amount.Known ? Amount.of(INCLUDED_MBPS) : size;
  }

  private SearchDomain() {}
}
