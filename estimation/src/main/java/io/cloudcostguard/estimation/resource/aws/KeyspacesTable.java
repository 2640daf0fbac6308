package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.KeyspacesKeys;

/// A table of Keyspaces is charged for capacity by the hour or for reads and writes, for storage,
/// and for backups if it can be restored to any moment.
///
/// @see <a href="https://aws.amazon.com/keyspaces/pricing/">Amazon Keyspaces pricing</a>
final class KeyspacesTable {

  static final ResourceType TYPE =
      ResourceType.priced("aws_keyspaces_table", KeyspacesTable::charge)
          .reading(
              "keyspace_name",
              "table_name",
              "capacity_specification.throughput_mode",
              "capacity_specification.read_capacity_units",
              "capacity_specification.write_capacity_units",
              "point_in_time_recovery.status")
          .usage("monthly_read_units", "monthly_write_units", "storage_gb");

  private static final String IDENTITY = "keyspace/{keyspace_name}/table/{table_name}";

  private static void charge(Resource table, Components bill) {
    if (table.attr("capacity_specification.throughput_mode").is("PROVISIONED")) {
      bill.add(
          "Read capacity",
          "units",
          table.price(KeyspacesKeys.READ_CAPACITY),
          capacity(table, "ReadCapacityUnits", "read_capacity_units").timesHours());
      bill.add(
          "Write capacity",
          "units",
          table.price(KeyspacesKeys.WRITE_CAPACITY),
          capacity(table, "WriteCapacityUnits", "write_capacity_units").timesHours());
    } else {
      bill.add(
          "Reads", "requests", table.price(KeyspacesKeys.READS), table.usage("monthly_read_units"));
      bill.add(
          "Writes",
          "requests",
          table.price(KeyspacesKeys.WRITES),
          table.usage("monthly_write_units"));
    }
    bill.add("Storage", "GB", table.price(KeyspacesKeys.STORAGE), table.usage("storage_gb"));
    if (table.attr("point_in_time_recovery.status").is("ENABLED")) {
      bill.add("Backups", "GB", table.price(KeyspacesKeys.BACKUP), table.usage("storage_gb"));
    }
  }

  /// As autoscaling has it, else as the table says.
  private static Amount capacity(Resource table, String dimension, String attribute) {
    Amount scaled = AppAutoscalingTarget.capacity(table, "cassandra:table:" + dimension, IDENTITY);
    return scaled == null ? table.attr("capacity_specification." + attribute).amount() : scaled;
  }

  private KeyspacesTable() {}
}
