package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Azure Monitor is charged for logs that are taken in, kept, searched and exported, for alerts by
/// how often they look, for tests, and for notifications.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/monitor/">Azure Monitor
///   pricing</a>
final class Monitor {

  private static final String MONITOR = "Azure Monitor";
  private static final String ANALYTICS = "Log Analytics";
  private static final String INSIGHTS = "Application Insights";

  /// Days for which what was taken in is kept without charge.
  private static final int FREE_DAYS = 90;

  private static final int DAYS_OF_A_MONTH = 30;
  private static final int SECONDS_OF_AN_HOUR = 3_600;

  private static final ResourceType APPLICATION_INSIGHTS =
      ResourceType.priced("azurerm_application_insights", Monitor::insights)
          .reading("retention_in_days")
          .usage("monthly_data_ingested_gb");

  private static final ResourceType WEB_TEST =
      ResourceType.priced("azurerm_application_insights_web_test", Monitor::webTest)
          .reading("kind", "enabled");

  private static final ResourceType STANDARD_WEB_TEST =
      ResourceType.priced(
              "azurerm_application_insights_standard_web_test", Monitor::standardWebTest)
          .reading("frequency", "enabled", "geo_locations");

  private static final ResourceType WORKSPACE =
      ResourceType.priced("azurerm_log_analytics_workspace", Monitor::workspace)
          .reading("id", "name", "sku", "reservation_capacity_in_gb_per_day")
          .usage(
              "monthly_additional_log_data_retention_gb",
              "monthly_archive_data_gb",
              "monthly_archive_data_restored_gb",
              "monthly_archive_data_searched_gb",
              "monthly_basic_log_data_ingestion_gb",
              "monthly_basic_log_search_gb",
              "monthly_log_data_export_gb",
              "monthly_log_data_ingestion_gb",
              "monthly_sentinel_data_ingestion_gb");

  private static final ResourceType ACTION_GROUP =
      ResourceType.priced("azurerm_monitor_action_group", Monitor::actionGroup)
          .reading(
              "email_receiver.name",
              "itsm_receiver.name",
              "azure_app_push_receiver.name",
              "sms_receiver.country_code",
              "voice_receiver.country_code",
              "webhook_receiver.name",
              "webhook_receiver.aad_auth.object_id")
          .usage("monthly_notifications");

  private static final ResourceType COLLECTION_RULE =
      ResourceType.priced("azurerm_monitor_data_collection_rule", Monitor::collectionRule)
          .usage("monthly_custom_metrics_samples");

  private static final ResourceType DIAGNOSTIC_SETTING =
      ResourceType.priced("azurerm_monitor_diagnostic_setting", Monitor::diagnosticSetting)
          .reading(
              "eventhub_name",
              "eventhub_authorization_rule_id",
              "storage_account_id",
              "partner_solution_id",
              "target_resource_id")
          .usage("monthly_platform_log_gb");

  private static final ResourceType METRIC_ALERT =
      ResourceType.priced("azurerm_monitor_metric_alert", Monitor::metricAlert)
          .reading(
              "enabled",
              "scopes",
              "criteria.metric_name",
              "criteria.dimension.values",
              "dynamic_criteria.metric_name",
              "dynamic_criteria.dimension.values");

  private static final ResourceType QUERY_ALERT =
      ResourceType.priced("azurerm_monitor_scheduled_query_rules_alert", Monitor::queryAlert)
          .reading("enabled", "frequency");

  private static final ResourceType QUERY_ALERT_V2 =
      ResourceType.priced("azurerm_monitor_scheduled_query_rules_alert_v2", Monitor::queryAlertV2)
          .reading("enabled", "evaluation_frequency", "criteria.dimension.values");

  private static final Pattern MINUTES = Pattern.compile("pt(\\d{1,4})m");

  static Stream<ResourceType> types() {
    return Stream.of(
        APPLICATION_INSIGHTS,
        WEB_TEST,
        STANDARD_WEB_TEST,
        WORKSPACE,
        ACTION_GROUP,
        COLLECTION_RULE,
        DIAGNOSTIC_SETTING,
        METRIC_ALERT,
        QUERY_ALERT,
        QUERY_ALERT_V2);
  }

  private static void insights(Resource insights, Components bill) {
    Meters meters = Meters.of(insights, INSIGHTS);
    Amount taken = insights.usage("monthly_data_ingested_gb");
    bill.add(
        "Data ingested",
        "GB",
        meters.price(INSIGHTS, "Enterprise", "Enterprise Overage Data"),
        taken);
    Amount longer = insights.attr("retention_in_days").amount(FREE_DAYS).beyond(FREE_DAYS);
    if (!longer.isZero()) {
      bill.add(
          "Data retention",
          "GB",
          meters.price(INSIGHTS, "Enterprise", "Data Retention"),
          taken.times(longer.dividedBy(DAYS_OF_A_MONTH)));
    }
  }

  private static void webTest(Resource test, Components bill) {
    if (test.attr("kind").is("multistep") && !test.attr("enabled").is("false")) {
      bill.add(
          "Multi-step web test",
          "units",
          Meters.of(test, INSIGHTS).price(INSIGHTS, "Basic", "Multi-step Web Test"),
          Amount.ONE);
    }
  }

  private static void standardWebTest(Resource test, Components bill) {
    if (!test.attr("enabled").is("false")) {
      Amount places = Amount.of(Math.max(1, test.attr("geo_locations").texts().size()));
      bill.add(
          "Standard web test",
          "units",
          Meters.of(test, INSIGHTS).price(INSIGHTS, "Standard", "Standard Web Test Execution"),
          Amount.ONE
              .timesHours()
              .times(SECONDS_OF_AN_HOUR)
              .dividedBy(test.attr("frequency").amount(300))
              .times(places));
    }
  }

  private static void workspace(Resource workspace, Components bill) {
    Meters meters = Meters.of(workspace, ANALYTICS);
    String sku = workspace.attr("sku").text("pergb2018");
    if (sku.equals("free")) {
      return;
    }
    boolean reserved = sku.equals("capacityreservation");
    if (reserved) {
      String commitment =
          workspace.attr("reservation_capacity_in_gb_per_day").text("100") + " GB Commitment Tier";
      bill.add(
          "Log data ingestion",
          "days",
          meters
              .ofService(MONITOR)
              .price(MONITOR, commitment, commitment + " Capacity Reservation"),
          Amount.of(DAYS_OF_A_MONTH));
    } else {
      gigabytes(
          workspace,
          bill,
          meters.price(ANALYTICS, "Analytics Logs", "Analytics Logs Data Ingestion"),
          "Log data ingestion",
          "monthly_log_data_ingestion_gb");
    }
    bill.addIfExpected(
        "Sentinel data ingestion",
        "GB",
        meters.ofService("Sentinel").price("Sentinel", "Pay-as-you-go", "Pay-as-you-go Analysis"),
        workspace.usage("monthly_sentinel_data_ingestion_gb"));
    gigabytes(
        workspace,
        bill,
        meters.price(ANALYTICS, "Analytics Logs", "Analytics Logs Data Retention"),
        "Log data retention",
        "monthly_additional_log_data_retention_gb");
    gigabytes(
        workspace,
        bill,
        meters
            .ofService(MONITOR)
            .price(MONITOR, "Log Analytics data export", "Log Analytics data export Data Exported"),
        "Log data export",
        "monthly_log_data_export_gb");
    gigabytes(
        workspace,
        bill,
        meters.ofService(MONITOR).price(MONITOR, "Basic Logs", "Basic Logs Data Ingestion"),
        "Basic log data ingestion",
        "monthly_basic_log_data_ingestion_gb");
    gigabytes(
        workspace,
        bill,
        meters.ofService(MONITOR).price(MONITOR, "Search Queries", "Search Queries Scanned"),
        "Basic log search queries",
        "monthly_basic_log_search_gb");
    gigabytes(
        workspace,
        bill,
        meters.ofService(MONITOR).price(MONITOR, "Data Archive", "Data Archive"),
        "Archive data",
        "monthly_archive_data_gb");
    gigabytes(
        workspace,
        bill,
        meters.ofService(MONITOR).price(MONITOR, "Data Restore", "Data Restore"),
        "Archive data restored",
        "monthly_archive_data_restored_gb");
    gigabytes(
        workspace,
        bill,
        meters.ofService(MONITOR).price(MONITOR, "Search Jobs", "Search Jobs Scanned"),
        "Archive data searched",
        "monthly_archive_data_searched_gb");
  }

  private static void gigabytes(
      Resource at, Components bill, PriceRef price, String name, String key) {
    bill.add(name, "GB", price, at.usage(key));
  }

  private static void actionGroup(Resource group, Components bill) {
    Meters meters = Meters.of(group, MONITOR);
    Amount sent = group.usage("monthly_notifications");
    receivers(
        bill,
        meters,
        "Email notifications",
        "Emails",
        "Emails",
        group.blocks("email_receiver").size(),
        sent);
    receivers(
        bill,
        meters,
        "ITSM connectors",
        "ITSM Connectors",
        "ITSM Connectors Create/Update Event",
        group.blocks("itsm_receiver").size(),
        sent);
    receivers(
        bill,
        meters,
        "Push notifications",
        "Push Notifications",
        "Push Notifications",
        group.blocks("azure_app_push_receiver").size(),
        sent);
    long secure =
        group.blocks("webhook_receiver").stream()
            .filter(hook -> !hook.blocks("aad_auth").isEmpty())
            .count();
    receivers(bill, meters, "Secure web hooks", "Notifications", "Secure Web Hooks", secure, sent);
    receivers(
        bill,
        meters,
        "Web hooks",
        "Notifications",
        "Web Hooks",
        group.blocks("webhook_receiver").size() - secure,
        sent);
    byCountry(group, "sms_receiver")
        .forEach((country, count) -> {
          String sku = "SMS Country Code " + country;
          receivers(
              bill.group("sms[" + country + "]"),
              meters,
              "SMS messages",
              sku,
              sku + " Notification",
              count,
              sent);
        });
    byCountry(group, "voice_receiver")
        .forEach((country, count) ->
            receivers(
                bill.group("voice[" + country + "]"),
                meters,
                "Voice calls",
                "Voice Calls",
                "Voice Calls Voice Call Country Code " + country,
                count,
                sent));
  }

  private static Map<String, Long> byCountry(Resource group, String block) {
    Map<String, Long> count = new TreeMap<>();
    for (Attributes receiver : group.blocks(block)) {
      count.merge(receiver.attr("country_code").text("1"), 1L, Long::sum);
    }
    return count;
  }

  private static void receivers(
      Components bill,
      Meters meters,
      String name,
      String sku,
      String meter,
      long count,
      Amount sent) {
    if (count > 0) {
      bill.add(name, "units", meters.price(MONITOR, sku, meter), sent.times(count));
    }
  }

  private static void collectionRule(Resource rule, Components bill) {
    bill.add(
        "Metrics ingestion",
        "units",
        Meters.of(rule, MONITOR)
            .price(MONITOR, "Metrics Ingestion", "Metrics Ingestion Metric samples"),
        rule.usage("monthly_custom_metrics_samples"));
  }

  private static void diagnosticSetting(Resource setting, Components bill) {
    bill.add(
        "Platform logs processed",
        "GB",
        Meters.of(setting, MONITOR).price(MONITOR, "Platform Logs", "Platform Logs Data Processed"),
        setting.usage("monthly_platform_log_gb"));
  }

  private static void metricAlert(Resource alert, Components bill) {
    if (alert.attr("enabled").is("false")) {
      return;
    }
    Meters meters = Meters.of(alert, MONITOR);
    long scopes = Math.max(1, alert.attr("scopes").texts().size());
    long fixed = series(alert.blocks("criteria")) * scopes;
    long dynamic = series(alert.blocks("dynamic_criteria")) * scopes;
    bill.add(
        "Metrics monitoring",
        "units",
        meters.price(MONITOR, "Alerts", "Alerts Metric Monitored"),
        Amount.of(fixed + dynamic));
    bill.add(
        "Dynamic threshold monitoring",
        "units",
        meters.price(MONITOR, "Alerts", "Alerts Dynamic Threshold"),
        Amount.of(dynamic));
  }

  /// Each combination of values of dimensions is a time series of its own.
  private static long series(List<Attributes> criteria) {
    long series = 0;
    for (Attributes each : criteria) {
      series += combinations(each);
    }
    return series;
  }

  private static long combinations(Attributes criteria) {
    long combinations = 1;
    for (Attributes dimension : criteria.blocks("dimension")) {
      combinations *= Math.clamp(dimension.attr("values").texts().size(), 1, 1_000);
      combinations = Math.min(combinations, 1_000_000);
    }
    return combinations;
  }

  private static void queryAlert(Resource alert, Components bill) {
    if (!alert.attr("enabled").is("false")) {
      log(alert, bill, often(alert.attr("frequency").or("5").text("5")), 1);
    }
  }

  private static void queryAlertV2(Resource alert, Components bill) {
    if (!alert.attr("enabled").is("false")) {
      Matcher minutes = MINUTES.matcher(alert.attr("evaluation_frequency").text("pt15m"));
      log(
          alert,
          bill,
          often(minutes.matches() ? minutes.group(1) : "15"),
          series(alert.blocks("criteria")));
    }
  }

  /// The frequency that is charged for, of those that are asked for.
  private static int often(String minutes) {
    int number = minutes.matches("\\d{1,4}") ? Integer.parseInt(minutes) : 15;
    return number < 5 ? 1 : number < 10 ? 5 : number < 15 ? 10 : 15;
  }

  private static void log(Resource alert, Components bill, int minutes, long series) {
    Meters meters = Meters.of(alert, MONITOR);
    String at = "at " + minutes + " Minute Frequency";
    bill.add(
        "Log alerts monitoring",
        "units",
        meters.price(MONITOR, "Alerts", "Alerts System Log Monitored " + at),
        Amount.ONE);
    bill.add(
        "Additional time-series monitoring",
        "units",
        meters.price(MONITOR, "Alerts", "Alerts Resource Monitored " + at),
        Amount.of(Math.max(0, series - 1)));
  }

  private Monitor() {}
}
