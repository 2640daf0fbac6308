package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/// Databases and containers of Cosmos DB are charged for their throughput and storage in each
/// location of their account, for analytical storage, and for backups.
///
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/cosmos-db/autoscale-provisioned/">Azure
///   Cosmos DB pricing</a>
final class Cosmos {

  private static final String SERVICE = "Azure Cosmos DB";
  private static final String ACCOUNT_NAME = "azurerm_cosmosdb_account";
  private static final int UNITS = 100;

  /// Copies of a periodic backup without charge.
  private static final int FREE_COPIES = 2;

  private static final ResourceType ACCOUNT =
      ResourceType.free(ACCOUNT_NAME)
          .reading(
              "id",
              "name",
              "geo_location.location",
              "geo_location.zone_redundant",
              "capabilities.name",
              "analytical_storage_enabled",
              "enable_multiple_write_locations",
              "multiple_write_locations_enabled",
              "backup.type",
              "backup.interval_in_minutes",
              "backup.retention_in_hours");

  static Stream<ResourceType> types() {
    return Stream.concat(
        Stream.of(ACCOUNT),
        Stream.of(
                "cassandra_keyspace",
                "cassandra_table",
                "gremlin_database",
                "gremlin_graph",
                "mongo_collection",
                "mongo_database",
                "sql_container",
                "sql_database",
                "table")
            .map(kind ->
                ResourceType.priced("azurerm_cosmosdb_" + kind, Cosmos::charge)
                    .reading(
                        "id",
                        "account_name",
                        "cassandra_keyspace_id",
                        "throughput",
                        "autoscale_settings.max_throughput")
                    .usage(
                        "max_request_units_utilization_percentage",
                        "monthly_analytical_storage_read_operations",
                        "monthly_analytical_storage_write_operations",
                        "monthly_restored_data_gb",
                        "monthly_serverless_request_units",
                        "storage_gb")));
  }

  private static void charge(Resource container, Components bill) {
    Resource keyspace =
        container.reference("cassandra_keyspace_id", "azurerm_cosmosdb_cassandra_keyspace", "id");
    Resource of = keyspace == null ? container : keyspace;
    Resource account = of.reference("account_name", ACCOUNT_NAME, "name");
    if (account == null) {
      bill.hourly(
          "Provisioned throughput",
          Resource.noPrice("the account, which says where it is, is not in the plan"));
      return;
    }
    List<Attributes> locations = account.blocks("geo_location");
    boolean serverless =
        account.attributes().attrs("capabilities.name").stream()
            .anyMatch(name -> name.is("EnableServerless"));
    for (int i = 0; i < locations.size(); i++) {
      Components part = locations.size() == 1 ? bill : bill.group("location[" + i + "]");
      Location location = new Location(container, account, meters(locations.get(i)), part);
      boolean zones = locations.get(i).attr("zone_redundant").isTrue();
      if (!serverless) {
        location.throughput(zones);
      } else if (i == 0) {
        location.serverless();
      }
      location.stored();
    }
    Meters first = locations.isEmpty() ? Meters.of(account, SERVICE) : meters(locations.getFirst());
    bill.add(
        "Restored data",
        "GB",
        first.price(SERVICE + " - PITR", "Backup", "Data Restore"),
        container.usage("monthly_restored_data_gb"));
  }

  private static Meters meters(Attributes location) {
    return Meters.in(location.attr("location"), SERVICE);
  }

  /// What is charged in one location of an account.
  private record Location(Resource container, Resource account, Meters meters, Components bill) {

    /// Autoscaled throughput costs half as much again, and zones a quarter; neither where several
    /// locations are written, and zones not where throughput is scaled.
    void throughput(boolean zones) {
      Attr most = container.attr("autoscale_settings.max_throughput");
      Attr own = container.attr("throughput");
      if (!most.isSet() && !own.isSet()) {
        return;
      }
      boolean several =
          account.attr("enable_multiple_write_locations").isTrue()
              || account.attr("multiple_write_locations_enabled").isTrue();
      Amount units =
          most.isSet()
              ? most.amount()
                  .times(container.usage("max_request_units_utilization_percentage"))
                  .dividedBy(100)
                  .times(Amount.of(several ? "1" : "1.5"))
              : own.amount();
      boolean forZones = zones && !several && !most.isSet();
      Amount blocks = units.dividedBy(UNITS).times(Amount.of(forZones ? "1.25" : "1"));
      bill.hourly(
          most.isSet() ? "Provisioned throughput (autoscale)" : "Provisioned throughput",
          several
              ? meters.price(SERVICE, "mRUs", "100 Multi-master RU/s")
              : meters.price(SERVICE, "RUs", "100 RU/s"),
          blocks);
    }

    void serverless() {
      bill.add(
          "Serverless request units",
          "units",
          meters.price(SERVICE + " serverless", "RUs", "1M RUs"),
          container.usage("monthly_serverless_request_units"));
    }

    void stored() {
      Amount size = container.usage("storage_gb");
      bill.add("Transactional storage", "GB", meters.price(SERVICE, "RUs", "Data Stored"), size);
      if (account.attr("analytical_storage_enabled").isTrue()) {
        String product = SERVICE + " Analytics Storage";
        bill.add(
            "Analytical storage",
            "GB",
            meters.price(product, "Standard", "Standard Data Stored"),
            size);
        bill.add(
            "Analytical write operations",
            "units",
            meters.price(product, "Standard", "Standard Write Operations"),
            container.usage("monthly_analytical_storage_write_operations"));
        bill.add(
            "Analytical read operations",
            "units",
            meters.price(product, "Standard", "Standard Read Operations"),
            container.usage("monthly_analytical_storage_read_operations"));
      }
      if (account.attr("backup.type").is("Continuous")) {
        bill.add(
            "Continuous backup",
            "GB",
            meters.price(SERVICE + " - PITR", "Backup", "Continuous Backup"),
            size);
      } else {
        Amount interval = account.attr("backup.interval_in_minutes").amount(240);
        Amount kept = account.attr("backup.retention_in_hours").amount(8).times(60);
        bill.add(
            "Periodic backup",
            "GB",
            meters.price(SERVICE + " Snapshot", "Standard", "Data Stored"),
            size.times(kept.dividedBy(interval).beyond(FREE_COPIES)));
      }
    }
  }

  private Cosmos() {}
}
