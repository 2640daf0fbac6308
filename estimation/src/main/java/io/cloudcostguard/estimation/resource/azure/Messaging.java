package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;
import java.util.stream.Stream;

/// Messaging is charged by its units, by the hour, day or month, and by messages and operations:
/// Service Bus, Event Hubs, Event Grid, Notification Hubs, SignalR and IoT Hub.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/service-bus/">Service Bus
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/event-hubs/">Event Hubs
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/iot-hub/">IoT Hub pricing</a>
final class Messaging {

  private static final ResourceType SERVICE_BUS =
      ResourceType.priced("azurerm_servicebus_namespace", Messaging::serviceBus)
          .reading("sku", "capacity")
          .usage("monthly_brokered_connections", "monthly_messaging_operations");

  private static final ResourceType EVENT_HUBS =
      ResourceType.priced("azurerm_eventhub_namespace", Messaging::eventHubs)
          .reading("sku", "capacity", "dedicated_cluster_id")
          .usage("monthly_ingress_events", "retention_storage_gb", "throughput_or_capacity_units")
          .usageText("capture_enabled");

  private static final ResourceType TOPIC = eventGrid("azurerm_eventgrid_topic");
  private static final ResourceType SYSTEM_TOPIC = eventGrid("azurerm_eventgrid_system_topic");

  private static final ResourceType NOTIFICATION_HUBS =
      ResourceType.priced("azurerm_notification_hub_namespace", Messaging::notificationHubs)
          .reading("sku_name")
          .usage("monthly_pushes");

  private static final ResourceType SIGNALR =
      ResourceType.priced("azurerm_signalr_service", Messaging::signalr)
          .reading("sku.name", "sku.capacity")
          .usage("monthly_additional_messages");

  private static final ResourceType IOT_HUB =
      ResourceType.priced("azurerm_iothub", Messaging::iotHub).reading("sku.name", "sku.capacity");

  private static final ResourceType IOT_PROVISIONING =
      ResourceType.priced("azurerm_iothub_dps", Messaging::iotProvisioning)
          .usage("monthly_operations");

  static Stream<ResourceType> types() {
    return Stream.of(
        SERVICE_BUS,
        EVENT_HUBS,
        TOPIC,
        SYSTEM_TOPIC,
        NOTIFICATION_HUBS,
        SIGNALR,
        IOT_HUB,
        IOT_PROVISIONING);
  }

  private static void serviceBus(Resource namespace, Components bill) {
    Meters meters = Meters.of(namespace, "Service Bus");
    String sku = Skus.capital(namespace.attr("sku").text("standard"));
    if (sku.equals("Premium")) {
      bill.hourly(
          "Messaging units",
          meters.price("Service Bus", sku, "Premium Messaging Unit"),
          namespace.attr("capacity").amount(1).max(Amount.ONE));
      return;
    }
    if (sku.equals("Standard")) {
      bill.hourly("Base charge", meters.price("Service Bus", sku, "Standard Base Unit"));
    }
    bill.add(
        "Messaging operations",
        "units",
        meters.price("Service Bus", sku, sku + " Messaging Operations"),
        namespace.usage("monthly_messaging_operations"));
    if (sku.equals("Standard")) {
      bill.add(
          "Brokered connections",
          "units",
          meters.price("Service Bus", sku, "Standard Brokered Connection"),
          namespace.usage("monthly_brokered_connections"));
    }
  }

  private static void eventHubs(Resource namespace, Components bill) {
    Meters meters = Meters.of(namespace, "Event Hubs");
    boolean dedicated = namespace.attr("dedicated_cluster_id").isSet();
    String sku = dedicated ? "Dedicated" : Skus.capital(namespace.attr("sku").text("basic"));
    Amount units =
        namespace
            .usage("throughput_or_capacity_units")
            .or(dedicated ? Amount.ONE : namespace.attr("capacity").amount(1));
    String unit =
        switch (sku) {
          case "Dedicated" -> "Capacity Unit";
          case "Premium" -> "Processing Unit";
          default -> "Throughput Unit";
        };
    boolean small = sku.equals("Basic") || sku.equals("Standard");
    if (small) {
      bill.add(
          "Ingress events",
          "units",
          meters.price("Event Hubs", sku, sku + " Ingress Events"),
          namespace.usage("monthly_ingress_events"));
    }
    bill.hourly("Capacity", meters.price("Event Hubs", sku, sku + " " + unit), units);
    String captured = namespace.usageText("capture_enabled");
    if (sku.equals("Standard") && captured != null && captured.equalsIgnoreCase("true")) {
      bill.hourly("Capture", meters.price("Event Hubs", sku, "Standard Capture"), units);
    }
    if (!small) {
      bill.add(
          "Extended retention",
          "GB",
          meters.price("Event Hubs", sku, sku + " Extended Retention"),
          namespace.usage("retention_storage_gb"));
    }
  }

  private static ResourceType eventGrid(String name) {
    return ResourceType.priced(
            name,
            (topic, bill) ->
                bill.add(
                    "Operations",
                    "units",
                    Meters.of(topic, "Event Grid")
                        .price("Event Grid", "Standard", "Standard Event Operations"),
                    topic.usage("monthly_operations")))
        .usage("monthly_operations");
  }

  private static void notificationHubs(Resource namespace, Components bill) {
    Meters meters = Meters.of(namespace, "Notification Hubs");
    String sku = Skus.capital(namespace.attr("sku_name").text("free"));
    if (!sku.equals("Free")) {
      bill.add(
          "Namespace usage",
          "units",
          meters.price("Notification Hubs", sku, sku + " Unit"),
          Amount.ONE);
      bill.add(
          "Pushes",
          "units",
          meters.price("Notification Hubs", sku, sku + " Pushes"),
          namespace.usage("monthly_pushes"));
    }
  }

  private static void signalr(Resource service, Components bill) {
    Meters meters = Meters.of(service, "SignalR");
    String sku =
        switch (Skus.tier(service.attr("sku.name").text("free_f1"))) {
          case "standard" -> "Standard";
          case "premium" -> "Premium";
          default -> "";
        };
    if (!sku.isEmpty()) {
      bill.add(
          "Service usage",
          "days",
          meters.price("SignalR", sku, sku + " Unit"),
          service.attr("sku.capacity").amount(1).times(Skus.daysOfAMonth()));
      bill.add(
          "Additional messages",
          "units",
          meters.price("SignalR", sku, sku + " Message"),
          service.usage("monthly_additional_messages"));
    }
  }

  private static void iotHub(Resource hub, Components bill) {
    String sku = hub.attr("sku.name").text("s1").toUpperCase(Locale.ROOT);
    if (!sku.equals("F1")) {
      String product = sku.startsWith("B") ? "Basic" : "Standard";
      bill.add(
          "IoT Hub",
          "units",
          Meters.of(hub, "IoT Hub")
              .price("IoT Hub", product + " " + sku, product + " " + sku + " Unit"),
          hub.attr("sku.capacity").amount(1));
    }
  }

  private static void iotProvisioning(Resource service, Components bill) {
    bill.add(
        "Device provisioning",
        "units",
        Meters.of(service, "IoT Hub").price("IoT Hub Device Provisioning", "S1", "S1 Operations"),
        service.usage("monthly_operations"));
  }

  private Messaging() {}
}
