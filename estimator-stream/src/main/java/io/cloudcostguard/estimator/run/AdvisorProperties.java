package io.cloudcostguard.estimator.run;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of recommendations.
///
/// @param tenants whose plans have them; `*` for all, empty for none
@ConfigurationProperties("ccg.estimator.recommendations")
public record AdvisorProperties(@DefaultValue("*") List<String> tenants) {

  public AdvisorProperties {
    tenants = List.copyOf(tenants);
  }

  /// Whether the plans of a tenant have recommendations.
  boolean has(String tenant) {
    return tenants.contains("*") || tenants.contains(tenant);
  }

  boolean hasAny() {
    return tenants.stream().anyMatch(tenant -> !tenant.isBlank());
  }
}
