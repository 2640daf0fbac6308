package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.TimestreamKeys;

/// A Timestream table is charged for what is written and stored. A database instance for InfluxDB
/// is charged by the hour and for its storage, of which the IOPS are a part.
///
/// @see <a href="https://aws.amazon.com/timestream/pricing/">Amazon Timestream pricing</a>
final class Timestream {

  static final ResourceType TABLE =
      ResourceType.priced("aws_timestreamwrite_table", Timestream::chargeTable)
          .usage("monthly_data_written_gb", "memory_store_gb", "magnetic_store_gb");

  static final ResourceType INFLUX =
      ResourceType.priced("aws_timestreaminfluxdb_db_instance", Timestream::chargeInflux)
          .reading("db_instance_type", "deployment_type", "allocated_storage", "db_storage_type");

  private static void chargeTable(Resource table, Components bill) {
    bill.add(
        "Data written",
        "GB",
        table.price(TimestreamKeys.WRITES),
        table.usage("monthly_data_written_gb"));
    bill.add(
        "Memory store",
        "GB-hours",
        table.price(TimestreamKeys.MEMORY),
        table.usage("memory_store_gb").timesHours());
    bill.add(
        "Magnetic store",
        "GB",
        table.price(TimestreamKeys.MAGNETIC),
        table.usage("magnetic_store_gb"));
  }

  private static void chargeInflux(Resource database, Components bill) {
    String deployment = deployment(database);
    bill.hourly(
        "Instance",
        database.price(
            TimestreamKeys.INFLUX_INSTANCE, deployment, database.attr("db_instance_type")));
    bill.add(
        "Storage",
        "GB",
        database.price(TimestreamKeys.INFLUX_STORAGE, deployment, iops(database)),
        database.attr("allocated_storage").amount());
  }

  private static String deployment(Resource database) {
    if (database.attr("deployment_type").isUnknown()) {
      database.assume("it is in one zone, as an instance that does not name a deployment type");
      return "single-az";
    }
    return database.attr("deployment_type").is("WITH_MULTIAZ_STANDBY") ? "multi-az" : "single-az";
  }

  private static String iops(Resource database) {
    if (database.attr("db_storage_type").isUnknown()) {
      database.assume("its storage includes 3,000 IOPS, as storage of an instance that names none");
      return "3k";
    }
    return switch (database.attr("db_storage_type").text("")) {
      case "influxioincludedt2" -> "12k";
      case "influxioincludedt3" -> "16k";
      default -> "3k";
    };
  }

  private Timestream() {}
}
