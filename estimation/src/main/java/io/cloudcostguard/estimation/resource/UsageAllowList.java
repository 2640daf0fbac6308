package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Leaves in a usage file the values that pricing reads: of a key that its type does not have, and
/// of a value that is no number where one is read, only the place stays, so that it can be warned
/// of.
public final class UsageAllowList {

  private static final String LEFT_OUT = "(left out)";

  private final ResourceTypes types;

  public UsageAllowList(ResourceTypes types) {
    this.types = types;
  }

  public Usage of(Usage usage) {
    Map<String, Map<String, Object>> byType = new LinkedHashMap<>();
    usage.byType().forEach((type, values) -> byType.put(type, allowed(type, "", values)));
    Map<String, Map<String, Object>> byAddress = new LinkedHashMap<>();
    usage
        .byAddress()
        .forEach((address, values) ->
            byAddress.put(address, allowed(InstanceKeys.typeIn(address), "", values)));
    return new Usage(byType, byAddress, usage.freeTiers(), usage.unread());
  }

  private Map<String, Object> allowed(String type, String prefix, Map<?, ?> values) {
    Map<String, Object> allowed = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      String key = prefix + name;
      allowed.put(
          name.toString(),
          value instanceof Map<?, ?> nested
              ? allowed(type, key + ".", nested)
              : isRead(types.find(type), key, value) ? value : LEFT_OUT);
    });
    return allowed;
  }

  private static boolean isRead(@Nullable ResourceType type, String key, Object value) {
    return type != null
        && type.hasUsageKey(key)
        && (type.readsText(key) || new Attr(key, value).isNumber());
  }
}
