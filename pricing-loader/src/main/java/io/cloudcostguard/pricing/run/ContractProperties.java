package io.cloudcostguard.pricing.run;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the configured contracts.
///
/// @param contracts the CSV file of what each tenant has negotiated, by the tenant's name
@ConfigurationProperties("ccg.pricing")
public record ContractProperties(@DefaultValue Map<String, Path> contracts) {

  public ContractProperties {
    contracts = Map.copyOf(contracts);
  }
}
