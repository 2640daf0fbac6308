package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the tiers of rows. Many keys cost the same: equal texts are read once. Keeps a bounded
/// number of them.
public final class TierTexts {

  private static final int TEXTS = 50_000;

  private final Map<String, List<Tier>> read =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Tier>> eldest) {
          return size() > TEXTS;
        }
      };

  /// The tiers in a text of the column `tiers`.
  List<Tier> of(String json) {
    return read.computeIfAbsent(json, text -> List.of(Json.MAPPER.readValue(text, Tier[].class)));
  }
}
