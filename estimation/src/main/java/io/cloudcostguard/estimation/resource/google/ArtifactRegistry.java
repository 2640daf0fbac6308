package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import org.jspecify.annotations.Nullable;

/// A repository is charged for what it stores and for what goes to other regions, by the continents
/// of both.
///
/// @see <a href="https://cloud.google.com/artifact-registry/pricing">Artifact Registry pricing</a>
final class ArtifactRegistry {

  private static final String EGRESS = "monthly_egress_data_transfer_gb";
  private static final String OCEANIA = "oceania";
  private static final String NORTH_AMERICA = "north-america";

  static final ResourceType TYPE =
      ResourceType.priced("google_artifact_registry_repository", ArtifactRegistry::charge)
          .usage("storage_gb", EGRESS + ".*");

  private static void charge(Resource repository, Components bill) {
    bill.add(
        "Storage",
        "GiB",
        repository.price(GoogleKeys.ARTIFACT_STORAGE, "on-demand"),
        repository.usage("storage_gb"));
    String from = continent(repository.region());
    for (String key : repository.usageKeysUnder(EGRESS)) {
      String to = key.replace('_', '-');
      String way = to.equals(repository.region()) ? "free" : way(from, continent(to));
      if (!way.equals("free")) {
        bill.group("egress")
            .add(
                key,
                "GiB",
                repository.price(GoogleKeys.ARTIFACT_EGRESS, way, "on-demand"),
                repository.usage(EGRESS + "." + key));
      }
    }
  }

  private static String way(String from, String to) {
    if (from.equals(OCEANIA) && to.equals(OCEANIA)) {
      return "within-oceania";
    }
    if (from.equals(OCEANIA) || to.equals(OCEANIA)) {
      return OCEANIA;
    }
    return from.equals(to) ? from : "intercontinental";
  }

  private static String continent(@Nullable String region) {
    if (region == null) {
      return "unknown";
    }
    int dash = region.indexOf('-');
    return switch (dash < 0 ? region : region.substring(0, dash)) {
      case "us", "northamerica" -> NORTH_AMERICA;
      case "europe", "eu" -> "europe";
      case "asia" -> "asia-pacific";
      case "australia" -> OCEANIA;
      case String other -> other;
    };
  }

  private ArtifactRegistry() {}
}
