package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The resources that are in no plan but in the usage file, e.g. `aws_data_transfer.us`. No plan
/// changes them: they are there before and after.
final class UsageFileResources {

  static List<PlannedResource> of(Usage usage, ResourceTypes types) {
    return usage.byAddress().entrySet().stream()
        .filter(entry -> isInUsageFile(types.find(typeOf(entry.getKey()))))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> resource(entry.getKey(), entry.getValue().get("region")))
        .toList();
  }

  private static boolean isInUsageFile(@Nullable ResourceType type) {
    return type != null && type.inUsageFile();
  }

  private static PlannedResource resource(String address, @Nullable Object region) {
    return new PlannedResource(
        address,
        typeOf(address),
        Action.NO_OP,
        null,
        null,
        false,
        region instanceof String text ? text : null,
        region == null ? null : "usage file",
        null,
        Map.of(),
        Map.of(),
        Set.of(),
        Map.of(),
        null);
  }

  private static String typeOf(String address) {
    int dot = address.indexOf('.');
    return dot < 0 ? address : address.substring(0, dot);
  }

  private UsageFileResources() {}
}
