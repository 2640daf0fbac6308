package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A bucket is charged for what it stores, by its class and location, for operations and for data
/// that leaves it. A container registry is a bucket of the standard class.
///
/// @see <a href="https://cloud.google.com/storage/pricing">Cloud Storage pricing</a>
final class CloudStorage {

  private static final String STANDARD = "standard";
  private static final String EGRESS = "monthly_egress_data_transfer_gb.";
  private static final Pattern DUAL_REGION = Pattern.compile("(?:asia|eur|nam)\\d{1,2}");

  private static final List<String> USAGE =
      List.of(
          "storage_gb",
          "monthly_class_a_operations",
          "monthly_class_b_operations",
          "monthly_data_retrieval_gb",
          EGRESS + "same_continent",
          EGRESS + "worldwide",
          EGRESS + "asia",
          EGRESS + "china",
          EGRESS + "australia");

  static final ResourceType BUCKET =
      ResourceType.priced("google_storage_bucket", CloudStorage::chargeBucket)
          .reading("id", "name", "location", "storage_class")
          .usage(USAGE);

  /// Where it has no location, it is in the United States.
  static final ResourceType REGISTRY =
      ResourceType.priced("google_container_registry", CloudStorage::chargeRegistry)
          .reading("location")
          .usage(USAGE);

  private static void chargeBucket(Resource bucket, Components bill) {
    String storage = bucket.attr("storage_class").text(STANDARD);
    charge(bucket, bill, storageClass(storage), bucket.region());
  }

  private static void chargeRegistry(Resource registry, Components bill) {
    boolean placed = registry.attr("location").isSet();
    charge(registry, bill, STANDARD, placed ? registry.region() : "us");
  }

  private static void charge(
      Resource at, Components bill, String storage, @Nullable String location) {
    String where = location == null ? null : location.equals("europe") ? "eu" : location;
    bill.add(
        "Storage",
        "GiB",
        at.priceIn(where, GoogleKeys.STORAGE, storage, kind(where), "on-demand"),
        at.usage("storage_gb"));
    bill.add(
        "Operations of class A",
        "units",
        at.price(GoogleKeys.OPERATIONS_CLASS_A, storage, "on-demand"),
        at.usage("monthly_class_a_operations"));
    bill.add(
        "Operations of class B",
        "units",
        at.price(GoogleKeys.OPERATIONS_CLASS_B, storage, "on-demand"),
        at.usage("monthly_class_b_operations"));
    if (!storage.equals(STANDARD)) {
      bill.add(
          "Data retrieval",
          "GiB",
          at.priceIn(where, GoogleKeys.RETRIEVAL, storage, "on-demand"),
          at.usage("monthly_data_retrieval_gb"));
    }
    Components egress = bill.group("egress");
    egress.add(
        "same_continent",
        "GiB",
        at.price(GoogleKeys.STORAGE_SAME_CONTINENT, continent(where), "on-demand"),
        at.usage(EGRESS + "same_continent"));
    for (String destination : List.of("worldwide", "asia", "china", "australia")) {
      egress.add(
          destination,
          "GiB",
          at.price(GoogleKeys.STORAGE_TO_INTERNET, destination, "on-demand"),
          at.usage(EGRESS + destination));
    }
  }

  /// Classes that are no longer offered are charged as standard.
  private static String storageClass(String asWritten) {
    return switch (asWritten) {
      case "multi_regional", "regional" -> STANDARD;
      default -> asWritten;
    };
  }

  private static String kind(@Nullable String location) {
    return switch (location) {
      case "us", "eu", "asia" -> "multi-region";
      case null -> "regional";
      default -> DUAL_REGION.matcher(location).matches() ? "dual-region" : "regional";
    };
  }

  private static String continent(@Nullable String location) {
    if (location == null || location.matches("(?:us|nam|northamerica).*")) {
      return "america";
    }
    if (location.startsWith("eu")) {
      return "europe";
    }
    if (location.startsWith("asia")) {
      return "asia";
    }
    if (location.startsWith("southamerica")) {
      return "south-america";
    }
    return location.startsWith("australia") ? "oceania" : "elsewhere";
  }

  private CloudStorage() {}
}
