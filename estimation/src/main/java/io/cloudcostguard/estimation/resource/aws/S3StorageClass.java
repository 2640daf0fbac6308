package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.S3Keys;

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
    add("PUT, COPY, POST, LIST requests", "requests", S3Keys.TIER_1, "monthly_tier_1_requests");
    add("GET, SELECT and all other requests", "requests", S3Keys.TIER_2, "monthly_tier_2_requests");
  }

  void transition() {
    add(
        "Lifecycle transition",
        "requests",
        S3Keys.TRANSITION,
        "monthly_lifecycle_transition_requests");
  }

  void select() {
    gigabytes("Select data scanned", S3Keys.SELECT_SCANNED, "monthly_select_data_scanned_gb");
    gigabytes("Select data returned", S3Keys.SELECT_RETURNED, "monthly_select_data_returned_gb");
  }

  /// Select at one of the retrieval speeds of an archive; newer regions do not have it.
  void select(String speed) {
    gigabytesIfExpected(
        "Select data scanned", S3Keys.SELECT_SCANNED_AT_SPEED, speed, "select_data_scanned_gb");
    gigabytesIfExpected(
        "Select data returned", S3Keys.SELECT_RETURNED_AT_SPEED, speed, "select_data_returned_gb");
  }

  private void gigabytesIfExpected(String name, KeyForm form, String speed, String usageKey) {
    group.addIfExpected(
        name + " (" + speed + ")",
        "GB",
        bucket.price(form, price, speed),
        bucket.usage(usage + ".monthly_" + speed + "_" + usageKey));
  }

  void retrieval(String speed) {
    group.add(
        "Retrieval requests (" + speed + ")",
        "requests",
        bucket.price(S3Keys.RETRIEVAL_REQUESTS, price, speed),
        bucket.usage(usage + ".monthly_" + speed + "_data_retrieval_requests"));
    group.add(
        "Retrievals (" + speed + ")",
        "GB",
        bucket.price(S3Keys.RETRIEVAL_AT_SPEED, price, speed),
        bucket.usage(usage + ".monthly_" + speed + "_data_retrieval_gb"));
  }

  void gigabytes(String name, KeyForm form, String usageKey) {
    add(name, "GB", form, usageKey);
  }

  void add(String name, String unit, KeyForm form, String usageKey) {
    group.add(name, unit, bucket.price(form, price), bucket.usage(usage + "." + usageKey));
  }
}
