package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;

/// What a bucket is charged for in one storage class: a group of its bill, with usage and prices of
/// its own.
///
/// @param usage the storage class's name in the usage file
/// @param price its name in price keys
record S3StorageClass(Resource bucket, Components group, String usage, String price) {

  S3StorageClass {
    group = group.group(usage);
  }

  void putAndGet() {
    add("PUT, COPY, POST, LIST requests", "requests", "tier-1", "monthly_tier_1_requests");
    add("GET, SELECT and all other requests", "requests", "tier-2", "monthly_tier_2_requests");
  }

  void transition() {
    add("Lifecycle transition", "requests", "transition", "monthly_lifecycle_transition_requests");
  }

  void select() {
    gigabytes("Select data scanned", "select-scanned", "monthly_select_data_scanned_gb");
    gigabytes("Select data returned", "select-returned", "monthly_select_data_returned_gb");
  }

  /// Select at one of the retrieval speeds of an archive; newer regions do not have it.
  void select(String speed) {
    gigabytesIfExpected("Select data scanned", "select-scanned", speed, "select_data_scanned_gb");
    gigabytesIfExpected(
        "Select data returned", "select-returned", speed, "select_data_returned_gb");
  }

  private void gigabytesIfExpected(String name, String dimension, String speed, String usageKey) {
    group.addIfExpected(
        name + " (" + speed + ")",
        "GB",
        bucket.price("s3", price, dimension, speed),
        bucket.usage(usage + ".monthly_" + speed + "_" + usageKey));
  }

  void retrieval(String speed) {
    add(
        "Retrieval requests (" + speed + ")",
        "requests",
        "retrieval-requests/" + speed,
        "monthly_" + speed + "_data_retrieval_requests");
    gigabytes(
        "Retrievals (" + speed + ")",
        "retrieval/" + speed,
        "monthly_" + speed + "_data_retrieval_gb");
  }

  void gigabytes(String name, String dimension, String usageKey) {
    add(name, "GB", dimension, usageKey);
  }

  void add(String name, String unit, String dimension, String usageKey) {
    group.add(
        name, unit, bucket.price("s3", price, dimension), bucket.usage(usage + "." + usageKey));
  }
}
