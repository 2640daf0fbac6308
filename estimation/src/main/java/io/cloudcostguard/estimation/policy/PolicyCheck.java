package io.cloudcostguard.estimation.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a policy asks of a resource. A pattern has `*` for any text.
public sealed interface PolicyCheck {

  /// The resource has tags, each with one of some values.
  ///
  /// @param required patterns of values by the tag's name; without any, every value will do
  record Tags(Map<String, List<String>> required) implements PolicyCheck {
    public Tags {
      required = Map.copyOf(required);
    }
  }

  /// The resource is in one of some regions.
  record Regions(List<String> allowed) implements PolicyCheck {
    public Regions {
      allowed = List.copyOf(allowed);
    }
  }

  /// An attribute has one of some values, or is within limits.
  ///
  /// @param path dotted through nested blocks, all of which are looked at
  /// @param allowed patterns, one of which each value has; empty: all are allowed
  /// @param denied patterns that no value has
  /// @param min null: any
  /// @param max null: any
  /// @param required whether it has to be set
  record Values(
      String path,
      List<String> allowed,
      List<String> denied,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      boolean required)
      implements PolicyCheck {
    public Values {
      allowed = List.copyOf(allowed);
      denied = List.copyOf(denied);
    }
  }

  /// There is no such resource.
  record Forbidden() implements PolicyCheck {}
}
