package io.cloudcostguard.estimation.plan;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The attributes that tell where a resource is; read of every type, published of none but as a
/// region.
final class Places {

  private static final String REGION = "region";
  private static final String ARN = "arn";
  private static final String ZONE = "availability_zone";

  static final Set<String> ALL = Set.of(REGION, ARN, ZONE);

  private final Set<String> set = new HashSet<>(4);
  private boolean hidden;
  private @Nullable String region;
  private @Nullable String arn;
  private @Nullable String zone;

  /// Takes the text that the parser stands on; what is longer than places are is none. Consumes
  /// nothing: what may be kept of the attribute besides is read after.
  void read(String attribute, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING || json.getStringLength() == 0) {
      return;
    }
    set.add(attribute);
    switch (attribute) {
      case REGION -> region = JsonObjects.text(json, Bound.PLACE);
      case ZONE -> zone = JsonObjects.text(json, Bound.PLACE);
      case ARN -> arn = JsonObjects.text(json, Bound.VALUE);
      default -> {}
    }
  }

  /// Takes away those that are sensitive, which is all that one of them tells of the others.
  void hide(Set<String> sensitive) {
    if (!Collections.disjoint(set, sensitive)) {
      hidden = true;
      region = null;
      arn = null;
      zone = null;
    }
  }

  /// Whether the resource says where it is, and that cannot be told: nobody may know, or it is no
  /// region.
  boolean areUnclear() {
    return hidden || set.contains(REGION);
  }

  @Nullable String region() {
    return region;
  }

  @Nullable String arn() {
    return arn;
  }

  @Nullable String zone() {
    return zone;
  }
}
