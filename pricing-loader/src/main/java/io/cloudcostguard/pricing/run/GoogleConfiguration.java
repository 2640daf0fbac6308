package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.source.VendorLists;
import io.cloudcostguard.pricing.source.google.GoogleLists;
import io.cloudcostguard.pricing.source.http.Downloads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Google's price lists, where they are configured.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GoogleProperties.class)
class GoogleConfiguration {

  private static final String VENDOR = "google";

  private static final String KEY_HEADER = "X-Goog-Api-Key";

  @Bean
  VendorLists googleVendor(GoogleProperties google, ObjectProvider<Downloads> downloads) {
    GoogleLists lists = new GoogleLists(google.asOf(), Clock.systemUTC());
    if ("file".equals(google.baseUrl().getScheme())) {
      return VendorLists.of(VENDOR, () -> lists.inFiles(Path.of(google.baseUrl())));
    }
    if (google.services().isEmpty()) {
      return VendorLists.of(VENDOR, List::of);
    }
    GoogleLists.Selection selection =
        new GoogleLists.Selection(google.baseUrl(), google.services(), google.currency());
    VendorApiKey key = google.apiKey();
    Map<String, String> headers = key == null ? Map.of() : Map.of(KEY_HEADER, key.value());
    Downloads shared = downloads.getObject();
    return VendorLists.of(
        VENDOR, () -> lists.ofApi(selection, address -> shared.fetch(address, headers)));
  }
}
