package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DynamodbKeys;
import java.util.List;

/// A table is charged by provisioned capacity or by request, in every region that it is replicated
/// to, and by storage, backups, restores and stream reads.
///
/// @see <a href="https://aws.amazon.com/dynamodb/pricing/">Amazon DynamoDB pricing</a>
final class DynamodbTable {

  static final ResourceType TYPE =
      ResourceType.priced("aws_dynamodb_table", DynamodbTable::charge)
          .reading(
              "name",
              "billing_mode",
              "table_class",
              "read_capacity",
              "write_capacity",
              "global_secondary_index.name",
              "global_secondary_index.read_capacity",
              "global_secondary_index.write_capacity",
              "replica.region_name")
          .usage(
              "monthly_write_request_units",
              "monthly_read_request_units",
              "storage_gb",
              "pitr_backup_storage_gb",
              "on_demand_backup_storage_gb",
              "monthly_data_restored_gb",
              "monthly_streams_read_request_units");

  private static final String IDENTITY = "table/{name}";

  private static void charge(Resource table, Components bill) {
    Attr tableClass = table.attr("table_class").or("STANDARD");
    if (table.attr("billing_mode").is("PAY_PER_REQUEST")) {
      chargeRequests(table, bill, tableClass);
    } else {
      chargeCapacity(table, bill, tableClass);
    }
    bill.add(
        "Data storage",
        "GB",
        table.price(DynamodbKeys.STORAGE, tableClass),
        table.usage("storage_gb"));
    chargeBackups(table, bill);
    bill.add(
        "Streams read request units",
        "requests",
        table.price(DynamodbKeys.STREAMS_READ_REQUESTS),
        table.usage("monthly_streams_read_request_units"));
  }

  private static void chargeRequests(Resource table, Components bill, Attr tableClass) {
    Amount writes = table.usage("monthly_write_request_units");
    bill.add(
        "Write request units",
        "requests",
        table.price(DynamodbKeys.WRITE_REQUESTS, tableClass),
        writes);
    bill.add(
        "Read request units",
        "requests",
        table.price(DynamodbKeys.READ_REQUESTS, tableClass),
        table.usage("monthly_read_request_units"));
    for (Attributes replica : table.blocks("replica")) {
      String region = replica.attr("region_name").text();
      bill.group("replica." + region)
          .add(
              "Replicated write request units",
              "requests",
              table.priceIn(region, DynamodbKeys.REPLICATED_WRITE_REQUESTS, tableClass),
              writes);
    }
  }

  private static void chargeCapacity(Resource table, Components bill, Attr tableClass) {
    Amount writes = capacity(table, "WriteCapacityUnits", "write_capacity");
    Amount reads = capacity(table, "ReadCapacityUnits", "read_capacity");
    chargeCapacity(table, bill, tableClass, writes, reads);
    List<Attributes> indexes = table.blocks("global_secondary_index");
    for (Attributes index : indexes) {
      boolean only = indexes.size() == 1;
      chargeCapacity(
          table,
          bill.group("global_secondary_index." + index.attr("name").text("")),
          tableClass,
          capacity(table, index, only, "WriteCapacityUnits", "write_capacity"),
          capacity(table, index, only, "ReadCapacityUnits", "read_capacity"));
    }
    for (Attributes replica : table.blocks("replica")) {
      String region = replica.attr("region_name").text();
      bill.group("replica." + region)
          .add(
              "Replicated write capacity units",
              "rWCU-hours",
              table.priceIn(region, DynamodbKeys.REPLICATED_WRITE_CAPACITY, tableClass),
              writes.timesHours());
    }
  }

  private static void chargeCapacity(
      Resource table, Components bill, Attr tableClass, Amount writes, Amount reads) {
    bill.add(
        "Write capacity units",
        "WCU-hours",
        table.price(DynamodbKeys.WRITE_CAPACITY, tableClass),
        writes.timesHours());
    bill.add(
        "Read capacity units",
        "RCU-hours",
        table.price(DynamodbKeys.READ_CAPACITY, tableClass),
        reads.timesHours());
  }

  private static Amount capacity(Resource table, String dimension, String attribute) {
    Amount scaled = AppAutoscalingTarget.capacity(table, "dynamodb:table:" + dimension, IDENTITY);
    return scaled == null ? table.attr(attribute).amount(0) : scaled;
  }

  /// Of an index, as autoscaling has it, else as the index says.
  private static Amount capacity(
      Resource table, Attributes index, boolean only, String dimension, String attribute) {
    String name = index.attr("name").text();
    Amount scaled =
        AppAutoscalingTarget.capacityOfPart(
            table, "dynamodb:index:" + dimension, IDENTITY, "/index/" + name, only);
    return scaled == null ? index.attr(attribute).amount(0) : scaled;
  }

  private static void chargeBackups(Resource table, Components bill) {
    bill.add(
        "Point-in-time recovery backup storage",
        "GB",
        table.price(DynamodbKeys.PITR_BACKUP),
        table.usage("pitr_backup_storage_gb"));
    bill.add(
        "On-demand backup storage",
        "GB",
        table.price(DynamodbKeys.ON_DEMAND_BACKUP),
        table.usage("on_demand_backup_storage_gb"));
    bill.add(
        "Table data restored",
        "GB",
        table.price(DynamodbKeys.RESTORE),
        table.usage("monthly_data_restored_gb"));
  }

  private DynamodbTable() {}
}
