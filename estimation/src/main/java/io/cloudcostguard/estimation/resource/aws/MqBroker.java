package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MqKeys;

/// A message broker is charged by the hour, by its engine and how many nodes stand by, and for the
/// storage of its messages.
///
/// @see <a href="https://aws.amazon.com/amazon-mq/pricing/">Amazon MQ pricing</a>
final class MqBroker {

  static final ResourceType TYPE =
      ResourceType.priced("aws_mq_broker", MqBroker::charge)
          .reading(
              "engine_type",
              "host_instance_type",
              "deployment_mode",
              "storage_type",
              "subnet_ids",
              PublicAddresses.PUBLIC)
          .usage("storage_size_gb");

  /// Each node of a cluster keeps all messages.
  private static final int NODES_OF_A_CLUSTER = 3;

  private static final long PAIR = 2;

  private static void charge(Resource broker, Components bill) {
    Attr engine = broker.attr("engine_type");
    Attr mode = broker.attr("deployment_mode").or("single_instance");
    bill.hourly(
        "Instance usage",
        broker.price(MqKeys.BROKER, engine, mode, broker.attr("host_instance_type")));
    Amount size = broker.usage("storage_size_gb");
    bill.add(
        "Storage",
        "GB",
        broker.price(MqKeys.STORAGE, storage(broker)),
        mode.is("cluster_multi_az") ? size.times(NODES_OF_A_CLUSTER) : size);
    // Those of RabbitMQ that are reached from the internet are not in the customer's network.
    if (broker.attr(PublicAddresses.PUBLIC).isTrue() && engine.is("activemq")) {
      PublicAddresses.charge(
          broker, bill, Amount.of(mode.is("active_standby_multi_az") ? PAIR : 1));
    }
  }

  private static Attr storage(Resource broker) {
    return broker
        .attr("storage_type")
        .or(broker.attr("engine_type").is("rabbitmq") ? "ebs" : "efs");
  }

  private MqBroker() {}
}
