package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// Versions of secrets are charged in each location that they are kept in, and for being read; a
/// secret also for telling of its rotation.
///
/// @see <a href="https://cloud.google.com/secret-manager/pricing">Secret Manager pricing</a>
final class SecretManager {

  private static final String SECRET_TYPE = "google_secret_manager_secret";

  static final ResourceType SECRET =
      ResourceType.priced(SECRET_TYPE, SecretManager::chargeSecret)
          .reading("id", "name", "secret_id", "replication.user_managed.replicas.location")
          .usage(
              "active_secret_versions",
              "monthly_access_operations",
              "monthly_rotation_notifications");

  static final ResourceType VERSION =
      ResourceType.priced("google_secret_manager_secret_version", SecretManager::chargeVersion)
          .reading("secret")
          .usage("monthly_access_operations");

  private static void chargeSecret(Resource secret, Components bill) {
    charge(secret, bill, secret.usage("active_secret_versions").times(locations(secret)));
    bill.add(
        "Rotation notifications",
        "units",
        secret.price(GoogleKeys.SECRET, "rotation", "on-demand"),
        secret.usage("monthly_rotation_notifications"));
  }

  private static void chargeVersion(Resource version, Components bill) {
    Resource secret = version.reference("secret", SECRET_TYPE, "id", "name", "secret_id");
    charge(version, bill, secret == null ? Amount.ONE : locations(secret));
  }

  private static void charge(Resource at, Components bill, Amount versions) {
    bill.add(
        "Active versions", "units", at.price(GoogleKeys.SECRET, "version", "on-demand"), versions);
    bill.add(
        "Access operations",
        "units",
        at.price(GoogleKeys.SECRET, "access", "on-demand"),
        at.usage("monthly_access_operations"));
  }

  /// Where the vendor chooses the locations, they count as one.
  private static Amount locations(Resource secret) {
    int replicas =
        secret.attributes().block("replication").block("user_managed").blocks("replicas").size();
    return replicas > 1 ? Amount.of(replicas) : Amount.ONE;
  }

  private SecretManager() {}
}
