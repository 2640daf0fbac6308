package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A database proxy is charged by the vCPUs of the instances behind it, two at least, or by the
/// capacity of serverless ones, eight units at least.
///
/// @see <a href="https://aws.amazon.com/rds/proxy/pricing/">Amazon RDS Proxy pricing</a>
final class DbProxy {

  static final ResourceType TYPE =
      ResourceType.priced("aws_db_proxy", DbProxy::charge)
          .reading("id", "name")
          .usage("vcpu_count");

  static final ResourceType TARGET =
      ResourceType.free("aws_db_proxy_target")
          .reading("db_proxy_name", "db_instance_identifier", "db_cluster_identifier");

  private static final Amount LEAST_VCPUS = Amount.of(2);
  private static final Amount LEAST_CAPACITY = Amount.of(8);

  private static void charge(Resource proxy, Components bill) {
    bill.add(
        "Proxy",
        "vCPU-hours",
        proxy.price(RdsKeys.PROXY),
        proxy.usage("vcpu_count").or(behind(proxy)).timesHours());
  }

  private static Amount behind(Resource proxy) {
    List<Amount> instances = new ArrayList<>();
    for (Resource target :
        proxy.referencedBy("aws_db_proxy_target", "db_proxy_name", "name", "id")) {
      Resource instance =
          target.reference("db_instance_identifier", "aws_db_instance", "identifier", "id");
      if (instance != null) {
        instances.add(size(instance, null));
      }
      Resource cluster =
          target.reference("db_cluster_identifier", "aws_rds_cluster", "cluster_identifier", "id");
      if (cluster != null) {
        cluster
            .referencedBy(
                "aws_rds_cluster_instance", "cluster_identifier", "cluster_identifier", "id")
            .forEach(member -> instances.add(size(member, cluster)));
      }
    }
    return instances.stream()
        .reduce(Amount::plus)
        .orElseGet(() -> Amount.unknown("the instances behind the proxy are not in this plan"));
  }

  private static Amount size(Resource instance, @Nullable Resource cluster) {
    return instance.attr("instance_class").is(DbClass.SERVERLESS)
        ? RdsClusterInstance.capacity(instance, cluster).or(LEAST_CAPACITY).max(LEAST_CAPACITY)
        : DbClass.of(instance.attr("instance_class")).vcpus().max(LEAST_VCPUS);
  }

  private DbProxy() {}
}
