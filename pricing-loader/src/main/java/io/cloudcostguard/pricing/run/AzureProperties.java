package io.cloudcostguard.pricing.run;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of Azure's price lists. None, unless services are named or copies are here.
///
/// @param baseUrl of the Retail Prices API, or of a copy: `https:`, `http:`; or with `file:` a page
///   of it or a folder of pages, which is read whole
/// @param services by their display names, e.g. `Virtual Machines`, each a list of its own
/// @param regions e.g. `westeurope`; without one those of all regions
/// @param currency ISO 4217; those but USD are the vendor's conversions
/// @param asOf the prices of this day; today's without one
@ConfigurationProperties("ccg.pricing.azure")
public record AzureProperties(
    @DefaultValue("https://prices.azure.com/api/retail/prices") URI baseUrl,
    @DefaultValue List<String> services,
    @DefaultValue List<String> regions,
    @DefaultValue("USD") String currency,
    @Nullable LocalDate asOf) {

  public AzureProperties {
    services = List.copyOf(services);
    regions = List.copyOf(regions);
  }
}
