package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Analytics are charged for compute by the hour, and for data that is kept or moved: Data Factory,
/// Databricks, HDInsight, Machine Learning, Power BI and Synapse.
///
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/data-factory/data-pipeline/">Data
///   Factory pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/synapse-analytics/">Azure
///   Synapse Analytics pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/hdinsight/">HDInsight
///   pricing</a>
final class Analytics {

  private static final String FACTORY = "Azure Data Factory v2";
  private static final String FACTORY_NAME = "azurerm_data_factory";
  private static final String SYNAPSE = "Azure Synapse Analytics";
  private static final String SYNAPSE_NAME = "azurerm_synapse_workspace";
  private static final String HDINSIGHT = "HDInsight";

  private static final String DATA_FLOW_HOURS = "monthly_data_flow_hours";

  /// What runs on a runtime, which costs nothing while nothing does.
  private static final List<String> ACTIVITIES =
      List.of(
          "monthly_orchestration_runs",
          "monthly_data_movement_hours",
          "monthly_pipeline_activity_hours",
          "monthly_external_pipeline_activity_hours");

  private static final ResourceType DATA_FACTORY =
      ResourceType.priced(FACTORY_NAME, Analytics::factory)
          .reading("id", "name")
          .usage("monthly_monitoring_operation_entities", "monthly_read_write_operation_entities");

  private static final ResourceType RUNTIME_AZURE =
      ResourceType.priced("azurerm_data_factory_integration_runtime_azure", Analytics::runtimeAzure)
          .reading("data_factory_id", "data_factory_name", "compute_type", "core_count")
          .usage(ACTIVITIES)
          .usage(DATA_FLOW_HOURS);

  private static final ResourceType RUNTIME_MANAGED =
      ResourceType.priced(
              "azurerm_data_factory_integration_runtime_managed", Analytics::runtimeManaged)
          .reading(
              "data_factory_id",
              "data_factory_name",
              "node_size",
              "number_of_nodes",
              "edition",
              "license_type")
          .usage(ACTIVITIES);

  private static final ResourceType RUNTIME_SSIS =
      ResourceType.priced("azurerm_data_factory_integration_runtime_azure_ssis", Analytics::ssis)
          .reading(
              "data_factory_id",
              "data_factory_name",
              "node_size",
              "number_of_nodes",
              "edition",
              "license_type");

  private static final ResourceType RUNTIME_SELF_HOSTED =
      ResourceType.priced(
              "azurerm_data_factory_integration_runtime_self_hosted",
              (runtime, bill) -> activities(runtime, bill, "Self Hosted"))
          .reading("data_factory_id", "data_factory_name")
          .usage(ACTIVITIES);

  private static final ResourceType DATABRICKS =
      ResourceType.priced("azurerm_databricks_workspace", Analytics::databricks)
          .reading("sku")
          .usage(
              "monthly_all_purpose_compute_dbu_hrs",
              "monthly_jobs_compute_dbu_hrs",
              "monthly_jobs_light_compute_dbu_hrs");

  private static final ResourceType LEARNING_CLUSTER =
      ResourceType.priced("azurerm_machine_learning_compute_cluster", Analytics::learningCluster)
          .reading("vm_size", "vm_priority", "scale_settings.min_node_count")
          .usage("instances", "monthly_hrs");

  private static final ResourceType LEARNING_INSTANCE =
      ResourceType.priced("azurerm_machine_learning_compute_instance", Analytics::learningInstance)
          .reading("virtual_machine_size")
          .usage("monthly_hrs");

  private static final ResourceType POWER_BI =
      ResourceType.priced("azurerm_powerbi_embedded", Analytics::powerBi).reading("sku_name");

  private static final ResourceType SYNAPSE_WORKSPACE =
      ResourceType.priced(SYNAPSE_NAME, Analytics::synapse)
          .reading("id", "name")
          .usage(
              "dataflow_basic_instances",
              "dataflow_basic_vcores",
              "dataflow_standard_instances",
              "dataflow_standard_vcores",
              "monthly_dataflow_basic_hours",
              "monthly_dataflow_standard_hours",
              "monthly_datapipeline_azure_hosted_activity_runs",
              "monthly_datapipeline_azure_hosted_data_integration_hours",
              "monthly_datapipeline_azure_hosted_data_integration_units",
              "monthly_datapipeline_azure_hosted_external_integration_runtime_hours",
              "monthly_datapipeline_azure_hosted_integration_runtime_hours",
              "monthly_datapipeline_self_hosted_activity_runs",
              "monthly_datapipeline_self_hosted_data_movement_hours",
              "monthly_datapipeline_self_hosted_external_integration_runtime_hours",
              "monthly_datapipeline_self_hosted_integration_runtime_hours",
              "serverless_sql_pool_size_tb");

  private static final ResourceType SYNAPSE_SQL =
      ResourceType.priced("azurerm_synapse_sql_pool", Analytics::synapseSql)
          .reading("synapse_workspace_id", "sku_name", "geo_backup_policy_enabled")
          .usage("storage_tb")
          .usageText("disaster_recovery_enabled");

  private static final ResourceType SYNAPSE_SPARK =
      ResourceType.priced("azurerm_synapse_spark_pool", Analytics::synapseSpark)
          .reading("synapse_workspace_id", "node_size", "node_count", "auto_scale.min_node_count")
          .usage("monthly_hours");

  private static final List<String> ROLES =
      List.of("head_node", "worker_node", "region_node", "zookeeper_node", "edge_node");

  static Stream<ResourceType> types() {
    return Stream.concat(
        Stream.of(
            DATA_FACTORY,
            RUNTIME_AZURE,
            RUNTIME_MANAGED,
            RUNTIME_SSIS,
            RUNTIME_SELF_HOSTED,
            DATABRICKS,
            LEARNING_CLUSTER,
            LEARNING_INSTANCE,
            POWER_BI,
            SYNAPSE_WORKSPACE,
            SYNAPSE_SQL,
            SYNAPSE_SPARK),
        Stream.of("hadoop", "hbase", "interactive_query", "kafka", "spark")
            .map(kind ->
                ResourceType.priced("azurerm_hdinsight_" + kind + "_cluster", Analytics::hdInsight)
                    .reading(
                        ROLES.stream()
                            .flatMap(role ->
                                Stream.of(
                                        "vm_size",
                                        "target_instance_count",
                                        "number_of_disks_per_node")
                                    .map(name -> "roles." + role + "." + name))
                            .toArray(String[]::new))
                    .usage("monthly_os_disk_operations")));
  }

  private static Meters ofFactory(Resource part) {
    Resource byId = part.reference("data_factory_id", FACTORY_NAME, "id");
    Resource factory =
        byId == null ? part.reference("data_factory_name", FACTORY_NAME, "name") : byId;
    return Meters.of(part, factory, FACTORY);
  }

  private static void factory(Resource factory, Components bill) {
    Meters meters = Meters.of(factory, FACTORY);
    bill.add(
        "Read/write operations",
        "units",
        meters.price(FACTORY, "Cloud", "Cloud Read Write Operations"),
        factory.usage("monthly_read_write_operation_entities"));
    bill.add(
        "Monitoring operations",
        "units",
        meters.price(FACTORY, "Cloud", "Cloud Monitoring Operations"),
        factory.usage("monthly_monitoring_operation_entities"));
  }

  private static void runtimeAzure(Resource runtime, Components bill) {
    String kind =
        switch (runtime.attr("compute_type").text("general")) {
          case "computeoptimized" -> "Compute Optimized";
          case "memoryoptimized" -> "Memory Optimized";
          default -> "General Purpose";
        };
    bill.add(
        "Compute",
        Components.HOURS,
        ofFactory(runtime).price(FACTORY + " Data Flow - " + kind, "vCore", "vCore"),
        runtime.usage(DATA_FLOW_HOURS).times(runtime.attr("core_count").amount(8)));
    activities(runtime, bill, "Cloud");
  }

  private static void runtimeManaged(Resource runtime, Components bill) {
    ssis(runtime, bill);
    activities(runtime, bill, "Azure Managed VNET");
  }

  private static void ssis(Resource runtime, Components bill) {
    String edition = Skus.capital(runtime.attr("edition").text("standard"));
    String size =
        runtime
            .attr("node_size")
            .text("")
            .replaceFirst("^standard_", "")
            .toUpperCase(Locale.ROOT)
            .replace("_V", " v");
    boolean owned = runtime.attr("license_type").is("BasePrice");
    bill.hourly(
        "Compute",
        size.isEmpty()
            ? Resource.noPrice("node_size is not known")
            : ofFactory(runtime)
                .price(
                    "SSIS " + edition + " VM", size, size + (owned ? " AHB" : " License Included")),
        runtime.attr("number_of_nodes").amount(1));
  }

  private static void activities(Resource runtime, Components bill, String sku) {
    Meters meters = ofFactory(runtime);
    bill.add(
        "Orchestration",
        "units",
        meters.price(FACTORY, sku, sku + " Orchestration Activity Run"),
        runtime.usage("monthly_orchestration_runs"));
    hours(
        runtime,
        bill,
        "Data movement activity",
        meters.price(FACTORY, sku, sku + " Data Movement"),
        "data_movement");
    hours(
        runtime,
        bill,
        "Pipeline activity",
        meters.price(FACTORY, sku, sku + " Pipeline Activity"),
        "pipeline_activity");
    hours(
        runtime,
        bill,
        "External pipeline activity",
        meters.price(FACTORY, sku, sku + " External Pipeline Activity"),
        "external_pipeline_activity");
  }

  private static void hours(
      Resource runtime, Components bill, String name, PriceRef price, String activity) {
    bill.add(name, Components.HOURS, price, runtime.usage("monthly_" + activity + "_hours"));
  }

  private static void databricks(Resource workspace, Components bill) {
    String tier =
        switch (workspace.attr("sku").text("standard")) {
          case "premium" -> "Premium";
          case "trial" -> "";
          default -> "Standard";
        };
    if (!tier.isEmpty()) {
      dbus(
          workspace,
          bill,
          "All-purpose compute DBUs",
          tier + " All-purpose Compute",
          "monthly_all_purpose_compute_dbu_hrs");
      dbus(
          workspace,
          bill,
          "Jobs compute DBUs",
          tier + " Jobs Compute",
          "monthly_jobs_compute_dbu_hrs");
      dbus(
          workspace,
          bill,
          "Jobs light compute DBUs",
          tier + " Jobs Light Compute",
          "monthly_jobs_light_compute_dbu_hrs");
    }
  }

  private static void dbus(
      Resource workspace, Components bill, String name, String sku, String key) {
    bill.add(
        name,
        Components.HOURS,
        Meters.of(workspace, "Azure Databricks").price("Azure Databricks", sku, sku + " DBU"),
        workspace.usage(key));
  }

  private static void learningCluster(Resource cluster, Components bill) {
    Amount nodes =
        cluster.usage("instances").or(cluster.attr("scale_settings.min_node_count").amount(0));
    Amount hours = Machine.hours(cluster, "monthly_hrs").times(nodes);
    if (cluster.attr("vm_priority").is("LowPriority")) {
      bill.add(
          "Instance usage",
          Components.HOURS,
          Resource.noPrice("the price of low-priority machines is not known"),
          hours);
    } else {
      new Machine(cluster, cluster.attr("vm_size"), false, false).instances(bill, hours);
    }
  }

  private static void learningInstance(Resource instance, Components bill) {
    new Machine(instance, instance.attr("virtual_machine_size"), false, false)
        .instances(bill, Machine.hours(instance, "monthly_hrs"));
  }

  private static void powerBi(Resource capacity, Components bill) {
    String sku = capacity.attr("sku_name").text("a1").toUpperCase(Locale.ROOT);
    bill.hourly(
        "Node usage",
        Meters.of(capacity, "Power BI Embedded").price("Power BI Embedded", sku, sku + " Node"));
  }

  private static void hdInsight(Resource cluster, Components bill) {
    Attributes roles = cluster.attributes().block("roles");
    Meters meters = Meters.of(cluster, HDINSIGHT);
    for (String role : ROLES) {
      Attributes node = roles.block(role);
      Attr size = node.attr("vm_size");
      if (size.isSet()) {
        Components part = bill.group(role);
        Amount count =
            switch (role) {
              case "head_node" -> Amount.of(2);
              case "zookeeper_node" -> Amount.of(3);
              default -> node.attr("target_instance_count").amount(1);
            };
        String name = size.text("").replaceFirst("^standard_", "").replace('_', ' ');
        part.hourly("Node", meters.price("Azure HDInsight", name, name), count);
        Amount disks = node.attr("number_of_disks_per_node").amount(0).times(count);
        if (!disks.isZero()) {
          boolean premium = name.matches("[a-z]+\\d+[a-z]*s.*");
          ManagedDisk.charge(
              cluster,
              part.group("disks"),
              node.attr("none").or(premium ? "Premium_LRS" : "Standard_LRS"),
              Amount.of(1_024),
              Amount.of(0),
              disks);
          if (!premium) {
            part.add(
                "Disk operations",
                "units",
                meters
                    .ofService("Storage")
                    .price("Standard HDD Managed Disks", "S30 LRS", "S30 LRS Disk Operations"),
                cluster.usage("monthly_os_disk_operations"));
          }
        }
      }
    }
  }

  private static @Nullable Resource workspace(Resource part) {
    return part.reference("synapse_workspace_id", SYNAPSE_NAME, "id");
  }

  private static void synapseSql(Resource pool, Components bill) {
    Meters meters = Meters.of(pool, workspace(pool), SYNAPSE);
    String name = pool.attr("sku_name").text("dw100c");
    String digits = name.replaceAll("\\D", "");
    Amount blocks =
        Amount.of(digits.isEmpty() || digits.length() > 6 ? "1" : digits).dividedBy(100);
    String product = SYNAPSE + " Dedicated SQL Pool";
    bill.hourly("DWU blocks", meters.price(product, "DW100c", "100 DWUs"), blocks);
    Amount terabytes = pool.usage("storage_tb");
    bill.add(
        "Storage",
        "TB",
        meters.price(SYNAPSE + " Storage", "Standard LRS", "Standard LRS Data Stored"),
        terabytes);
    String recovery = pool.usageText("disaster_recovery_enabled");
    if (recovery == null
        ? !pool.attr("geo_backup_policy_enabled").is("false")
        : recovery.equalsIgnoreCase("true")) {
      bill.add(
          "Geo-redundant disaster recovery",
          "TB",
          meters.price(SYNAPSE + " Storage", "Standard RA-GRS", "Standard RA-GRS Data Stored"),
          terabytes);
    }
  }

  private static void synapseSpark(Resource pool, Components bill) {
    long cores =
        switch (pool.attr("node_size").text("small")) {
          case "medium" -> 8;
          case "large" -> 16;
          case "xlarge" -> 32;
          case "xxlarge" -> 64;
          case "xxxlarge" -> 80;
          default -> 4;
        };
    Attr least = pool.attr("auto_scale.min_node_count");
    Amount nodes = least.isSet() ? least.amount() : pool.attr("node_count").amount(1);
    bill.add(
        "vCores",
        Components.HOURS,
        Meters.of(pool, workspace(pool), SYNAPSE)
            .price(SYNAPSE + " Serverless Apache Spark Pool - Memory Optimized", "vCore", "vCore"),
        nodes.times(cores).times(pool.usage("monthly_hours")));
  }

  private static void synapse(Resource workspace, Components bill) {
    Meters meters = Meters.of(workspace, SYNAPSE);
    String pipelines = SYNAPSE + " Pipelines";
    bill.add(
        "Serverless SQL pool size",
        "TB",
        meters.price(SYNAPSE + " Serverless SQL Pool", "Standard", "Standard Data Processed"),
        workspace.usage("serverless_sql_pool_size_tb"));
    pipeline(
        workspace,
        bill,
        "units",
        "Azure hosted activity runs",
        meters.price(pipelines, "Azure Hosted IR", "Azure Hosted IR Orchestration Activity Run"),
        "azure_hosted_activity_runs");
    bill.add(
        "Azure hosted data integration units",
        Components.HOURS,
        meters.price(pipelines, "Azure Hosted IR", "Azure Hosted IR Data Movement"),
        workspace
            .usage("monthly_datapipeline_azure_hosted_data_integration_units")
            .times(
                workspace
                    .usage("monthly_datapipeline_azure_hosted_data_integration_hours")
                    .or(Amount.ONE)));
    pipeline(
        workspace,
        bill,
        Components.HOURS,
        "Azure hosted integration runtime",
        meters.price(pipelines, "Azure Hosted IR", "Azure Hosted IR Pipeline Activity"),
        "azure_hosted_integration_runtime_hours");
    pipeline(
        workspace,
        bill,
        Components.HOURS,
        "Azure hosted external integration runtime",
        meters.price(pipelines, "Azure Hosted IR", "Azure Hosted IR External Pipeline Activity"),
        "azure_hosted_external_integration_runtime_hours");
    pipeline(
        workspace,
        bill,
        "units",
        "Self hosted activity runs",
        meters.price(pipelines, "Self Hosted IR", "Self Hosted IR Orchestration Activity Run"),
        "self_hosted_activity_runs");
    pipeline(
        workspace,
        bill,
        Components.HOURS,
        "Self hosted data movement",
        meters.price(pipelines, "Self Hosted IR", "Self Hosted IR Data Movement"),
        "self_hosted_data_movement_hours");
    pipeline(
        workspace,
        bill,
        Components.HOURS,
        "Self hosted integration runtime",
        meters.price(pipelines, "Self Hosted IR", "Self Hosted IR Pipeline Activity"),
        "self_hosted_integration_runtime_hours");
    pipeline(
        workspace,
        bill,
        Components.HOURS,
        "Self hosted external integration runtime",
        meters.price(pipelines, "Self Hosted IR", "Self Hosted IR External Pipeline Activity"),
        "self_hosted_external_integration_runtime_hours");
    dataFlow(
        workspace, bill, "basic", meters.price(SYNAPSE + " Data Flow - Basic", "vCore", "vCore"));
    dataFlow(
        workspace,
        bill,
        "standard",
        meters.price(SYNAPSE + " Data Flow - Standard", "vCore", "vCore"));
  }

  private static void pipeline(
      Resource workspace, Components bill, String unit, String name, PriceRef price, String key) {
    bill.add(name, unit, price, workspace.usage("monthly_datapipeline_" + key));
  }

  private static void dataFlow(Resource workspace, Components bill, String kind, PriceRef price) {
    bill.add(
        "Data flow (" + kind + ")",
        Components.HOURS,
        price,
        workspace
            .usage("dataflow_" + kind + "_instances")
            .or(Amount.ONE)
            .times(workspace.usage("dataflow_" + kind + "_vcores").or(Amount.of(8)))
            .times(workspace.usage("monthly_dataflow_" + kind + "_hours")));
  }

  private Analytics() {}
}
