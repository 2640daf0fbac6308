package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.S3Keys;
import java.util.stream.Stream;

/// A bucket is charged by what is stored in each storage class, and by requests, transitions and
/// retrievals there. Besides the standard class, a class counts when usage is expected in it or
/// when a lifecycle rule moves objects there.
///
/// @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
final class S3Bucket {

  private static final String LIFECYCLE = "aws_s3_bucket_lifecycle_configuration";

  static final ResourceType TYPE =
      ResourceType.priced("aws_s3_bucket", S3Bucket::charge)
          .reading(
              "bucket",
              "lifecycle_rule.enabled",
              "lifecycle_rule.transition.storage_class",
              "lifecycle_rule.noncurrent_version_transition.storage_class")
          .usage(
              "object_tags",
              "standard.storage_gb",
              "standard.monthly_tier_1_requests",
              "standard.monthly_tier_2_requests",
              "standard.monthly_select_data_scanned_gb",
              "standard.monthly_select_data_returned_gb",
              "intelligent_tiering.frequent_access_storage_gb",
              "intelligent_tiering.infrequent_access_storage_gb",
              "intelligent_tiering.archive_instant_access_storage_gb",
              "intelligent_tiering.archive_access_storage_gb",
              "intelligent_tiering.deep_archive_access_storage_gb",
              "intelligent_tiering.monitored_objects",
              "intelligent_tiering.monthly_tier_1_requests",
              "intelligent_tiering.monthly_tier_2_requests",
              "intelligent_tiering.monthly_lifecycle_transition_requests",
              "intelligent_tiering.monthly_select_data_scanned_gb",
              "intelligent_tiering.monthly_select_data_returned_gb",
              "intelligent_tiering.early_delete_gb",
              "standard_infrequent_access.storage_gb",
              "standard_infrequent_access.monthly_tier_1_requests",
              "standard_infrequent_access.monthly_tier_2_requests",
              "standard_infrequent_access.monthly_lifecycle_transition_requests",
              "standard_infrequent_access.monthly_data_retrieval_gb",
              "standard_infrequent_access.monthly_select_data_scanned_gb",
              "standard_infrequent_access.monthly_select_data_returned_gb",
              "one_zone_infrequent_access.storage_gb",
              "one_zone_infrequent_access.monthly_tier_1_requests",
              "one_zone_infrequent_access.monthly_tier_2_requests",
              "one_zone_infrequent_access.monthly_lifecycle_transition_requests",
              "one_zone_infrequent_access.monthly_data_retrieval_gb",
              "one_zone_infrequent_access.monthly_select_data_scanned_gb",
              "one_zone_infrequent_access.monthly_select_data_returned_gb",
              "glacier_instant_retrieval.storage_gb",
              "glacier_instant_retrieval.monthly_tier_1_requests",
              "glacier_instant_retrieval.monthly_tier_2_requests",
              "glacier_instant_retrieval.monthly_lifecycle_transition_requests",
              "glacier_instant_retrieval.monthly_data_retrieval_gb",
              "glacier_flexible_retrieval.storage_gb",
              "glacier_flexible_retrieval.monthly_tier_1_requests",
              "glacier_flexible_retrieval.monthly_tier_2_requests",
              "glacier_flexible_retrieval.monthly_lifecycle_transition_requests",
              "glacier_flexible_retrieval.monthly_standard_data_retrieval_requests",
              "glacier_flexible_retrieval.monthly_standard_data_retrieval_gb",
              "glacier_flexible_retrieval.monthly_standard_select_data_scanned_gb",
              "glacier_flexible_retrieval.monthly_standard_select_data_returned_gb",
              "glacier_flexible_retrieval.monthly_expedited_data_retrieval_requests",
              "glacier_flexible_retrieval.monthly_expedited_data_retrieval_gb",
              "glacier_flexible_retrieval.monthly_expedited_select_data_scanned_gb",
              "glacier_flexible_retrieval.monthly_expedited_select_data_returned_gb",
              "glacier_flexible_retrieval.monthly_bulk_select_data_scanned_gb",
              "glacier_flexible_retrieval.monthly_bulk_select_data_returned_gb",
              "glacier_flexible_retrieval.early_delete_gb",
              "glacier_deep_archive.storage_gb",
              "glacier_deep_archive.monthly_tier_1_requests",
              "glacier_deep_archive.monthly_tier_2_requests",
              "glacier_deep_archive.monthly_lifecycle_transition_requests",
              "glacier_deep_archive.monthly_standard_data_retrieval_requests",
              "glacier_deep_archive.monthly_standard_data_retrieval_gb",
              "glacier_deep_archive.monthly_bulk_data_retrieval_requests",
              "glacier_deep_archive.monthly_bulk_data_retrieval_gb",
              "glacier_deep_archive.early_delete_gb");

  /// Costs nothing itself; tells which classes a bucket uses.
  static final ResourceType LIFECYCLE_TYPE =
      ResourceType.free(LIFECYCLE)
          .reading(
              "bucket",
              "rule.status",
              "rule.transition.storage_class",
              "rule.noncurrent_version_transition.storage_class");

  private static void charge(Resource bucket, Components bill) {
    bill.addIfExpected(
        "Object tagging", "tags", bucket.price(S3Keys.TAGS), bucket.usage("object_tags"));
    standard(new S3StorageClass(bucket, bill, "standard", "standard"));
    if (uses(bucket, "intelligent_tiering", "INTELLIGENT_TIERING")) {
      intelligentTiering(
          new S3StorageClass(bucket, bill, "intelligent_tiering", "intelligent-tiering"));
    }
    if (uses(bucket, "standard_infrequent_access", "STANDARD_IA")) {
      infrequentAccess(
          new S3StorageClass(bucket, bill, "standard_infrequent_access", "standard-ia"));
    }
    if (uses(bucket, "one_zone_infrequent_access", "ONEZONE_IA")) {
      infrequentAccess(
          new S3StorageClass(bucket, bill, "one_zone_infrequent_access", "one-zone-ia"));
    }
    if (uses(bucket, "glacier_instant_retrieval", "GLACIER_IR")) {
      instantRetrieval(new S3StorageClass(bucket, bill, "glacier_instant_retrieval", "glacier-ir"));
    }
    if (uses(bucket, "glacier_flexible_retrieval", "GLACIER")) {
      flexibleRetrieval(new S3StorageClass(bucket, bill, "glacier_flexible_retrieval", "glacier"));
    }
    if (uses(bucket, "glacier_deep_archive", "DEEP_ARCHIVE")) {
      deepArchive(new S3StorageClass(bucket, bill, "glacier_deep_archive", "deep-archive"));
    }
  }

  private static void standard(S3StorageClass standard) {
    standard.gigabytes("Storage", S3Keys.STORAGE, "storage_gb");
    standard.putAndGet();
    standard.select();
  }

  private static void intelligentTiering(S3StorageClass tiering) {
    tiering.gigabytes("Storage (frequent access)", S3Keys.FREQUENT, "frequent_access_storage_gb");
    tiering.gigabytes(
        "Storage (infrequent access)", S3Keys.INFREQUENT, "infrequent_access_storage_gb");
    tiering.gigabytes(
        "Storage (archive instant access)",
        S3Keys.ARCHIVE_INSTANT,
        "archive_instant_access_storage_gb");
    tiering.gigabytes("Storage (archive access)", S3Keys.ARCHIVE, "archive_access_storage_gb");
    tiering.gigabytes(
        "Storage (deep archive access)", S3Keys.DEEP_ARCHIVE, "deep_archive_access_storage_gb");
    tiering.add("Monitoring and automation", "objects", S3Keys.MONITORING, "monitored_objects");
    tiering.putAndGet();
    tiering.transition();
    tiering.select();
    tiering.gigabytes("Early delete (within 30 days)", S3Keys.FREQUENT, "early_delete_gb");
  }

  private static void infrequentAccess(S3StorageClass infrequent) {
    instantRetrieval(infrequent);
    infrequent.select();
  }

  private static void instantRetrieval(S3StorageClass instant) {
    instant.gigabytes("Storage", S3Keys.STORAGE, "storage_gb");
    instant.putAndGet();
    instant.transition();
    instant.gigabytes("Retrievals", S3Keys.RETRIEVAL, "monthly_data_retrieval_gb");
  }

  private static void flexibleRetrieval(S3StorageClass glacier) {
    glacier.gigabytes("Storage", S3Keys.STORAGE, "storage_gb");
    glacier.putAndGet();
    glacier.transition();
    glacier.retrieval("standard");
    glacier.select("standard");
    glacier.retrieval("expedited");
    glacier.select("expedited");
    glacier.select("bulk");
    glacier.gigabytes("Early delete (within 90 days)", S3Keys.STORAGE, "early_delete_gb");
  }

  private static void deepArchive(S3StorageClass archive) {
    archive.gigabytes("Storage", S3Keys.STORAGE, "storage_gb");
    archive.putAndGet();
    archive.transition();
    archive.retrieval("standard");
    archive.retrieval("bulk");
    archive.gigabytes("Early delete (within 180 days)", S3Keys.STORAGE, "early_delete_gb");
  }

  private static boolean uses(Resource bucket, String usageKey, String storageClass) {
    return !bucket.usageKeysUnder(usageKey).isEmpty()
        || Stream.concat(ownRules(bucket), separateRules(bucket))
            .anyMatch(rule -> movesTo(rule, storageClass));
  }

  private static Stream<Attributes> ownRules(Resource bucket) {
    return bucket.blocks("lifecycle_rule").stream().filter(rule -> rule.attr("enabled").isTrue());
  }

  private static Stream<Attributes> separateRules(Resource bucket) {
    return bucket.referencedBy(LIFECYCLE, "bucket", "bucket").stream()
        .flatMap(lifecycle -> lifecycle.blocks("rule").stream())
        .filter(rule -> rule.attr("status").is("Enabled"));
  }

  private static boolean movesTo(Attributes rule, String storageClass) {
    return Stream.of("transition", "noncurrent_version_transition")
        .flatMap(name -> rule.blocks(name).stream())
        .anyMatch(transition -> transition.attr("storage_class").is(storageClass));
  }

  private S3Bucket() {}
}
