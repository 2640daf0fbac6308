package io.cloudcostguard.pricing.run;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of Google's price lists. None, unless services are named or copies are here.
///
/// @param baseUrl of the Cloud Billing API, or of a copy: `https:`, `http:`; or with `file:` a page
///   of SKUs or a folder of such pages, which is read whole
/// @param services by their display names or ids, e.g. `Compute Engine`, each a list of its own
/// @param apiKey for the vendor's API; a copy needs none
/// @param currency ISO 4217
/// @param asOf the prices of this day; today's without one
@ConfigurationProperties("ccg.pricing.google")
public record GoogleProperties(
    @DefaultValue("https://cloudbilling.googleapis.com") URI baseUrl,
    @DefaultValue List<String> services,
    @Nullable VendorApiKey apiKey,
    @DefaultValue("USD") String currency,
    @Nullable LocalDate asOf) {

  private static final String VENDOR = "cloudbilling.googleapis.com";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public GoogleProperties {
    services = List.copyOf(services);
    if (apiKey == null && !services.isEmpty() && VENDOR.equals(baseUrl.getHost())) {
      throw new IllegalArgumentException(
          "ccg.pricing.google.api-key is not set, and " + VENDOR + " refuses requests without one");
    }
    boolean open = "http".equals(baseUrl.getScheme()) && !THIS_MACHINE.contains(baseUrl.getHost());
    if (apiKey != null && open) {
      throw new IllegalArgumentException(
          "ccg.pricing.google.api-key would be sent unencrypted, to " + baseUrl.getHost());
    }
  }
}
