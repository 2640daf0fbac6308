package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MskKeys;

/// A connector is charged by the hour for the units of its workers: at least those that it never
/// goes below.
///
/// @see <a href="https://aws.amazon.com/msk/pricing/">Amazon MSK pricing</a>
final class MskConnector {

  static final ResourceType TYPE =
      ResourceType.priced("aws_mskconnect_connector", MskConnector::charge)
          .reading(
              "capacity.autoscaling.mcu_count",
              "capacity.autoscaling.min_worker_count",
              "capacity.provisioned_capacity.mcu_count",
              "capacity.provisioned_capacity.worker_count")
          .usage("workers");

  private static void charge(Resource connector, Components bill) {
    String kind =
        connector.attr("capacity.provisioned_capacity.worker_count").isSet()
            ? "provisioned_capacity"
            : "autoscaling";
    String count = kind.equals("autoscaling") ? "min_worker_count" : "worker_count";
    Amount workers =
        connector.usage("workers").or(connector.attr("capacity." + kind + "." + count).amount());
    bill.add(
        "Worker units",
        "MCU-hours",
        connector.price(MskKeys.CONNECT),
        connector.attr("capacity." + kind + ".mcu_count").amount(1).times(workers).timesHours());
  }

  private MskConnector() {}
}
