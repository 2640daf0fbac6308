package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.KinesisKeys;

/// A data analytics application is charged by processing units and hours. Flink ones have a further
/// unit for orchestration, running storage by processing unit, and durable backups.
///
/// @see <a href="https://aws.amazon.com/managed-service-apache-flink/pricing/">Amazon Managed
///   Service for Apache Flink pricing</a>
final class KinesisAnalyticsApplication {

  static final ResourceType SQL =
      ResourceType.priced(
              "aws_kinesis_analytics_application",
              (application, bill) -> chargeProcessing(application, bill, "sql"))
          .usage("kinesis_processing_units", "durable_application_backup_gb");

  static final ResourceType V2 =
      ResourceType.priced("aws_kinesisanalyticsv2_application", KinesisAnalyticsApplication::charge)
          .reading("runtime_environment")
          .usage("kinesis_processing_units", "durable_application_backup_gb");

  static final ResourceType SNAPSHOT =
      ResourceType.priced(
              "aws_kinesisanalyticsv2_application_snapshot",
              KinesisAnalyticsApplication::chargeBackup)
          .usage("durable_application_backup_gb");

  private static final long STORAGE_GB_PER_UNIT = 50;

  private static void charge(Resource application, Components bill) {
    String runtime = application.attr("runtime_environment").text("");
    if (runtime.startsWith("sql")) {
      chargeProcessing(application, bill, "sql");
      return;
    }
    boolean studio = runtime.startsWith("zeppelin");
    String kind = studio ? "studio" : "flink";
    chargeProcessing(application, bill, kind);
    bill.add(
        "Orchestration",
        "KPU-hours",
        application.price(KinesisKeys.ANALYTICS, kind),
        Amount.of(studio ? 2 : 1).timesHours());
    bill.add(
        "Running storage",
        "GB",
        application.price(KinesisKeys.ANALYTICS_RUNNING_STORAGE),
        application.usage("kinesis_processing_units").times(STORAGE_GB_PER_UNIT));
    chargeBackup(application, bill);
  }

  private static void chargeProcessing(Resource application, Components bill, String kind) {
    bill.add(
        "Processing",
        "KPU-hours",
        application.price(KinesisKeys.ANALYTICS, kind),
        application.usage("kinesis_processing_units").timesHours());
  }

  private static void chargeBackup(Resource application, Components bill) {
    bill.add(
        "Backup",
        "GB",
        application.price(KinesisKeys.ANALYTICS_BACKUP),
        application.usage("durable_application_backup_gb"));
  }

  private KinesisAnalyticsApplication() {}
}
