package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.source.VendorLists;
import io.cloudcostguard.pricing.source.azure.AzureLists;
import io.cloudcostguard.pricing.source.http.Downloads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Azure's price lists, where they are configured.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AzureProperties.class)
class AzureConfiguration {

  private static final String VENDOR = "azure";

  @Bean
  VendorLists azureVendor(AzureProperties azure, ObjectProvider<Downloads> downloads) {
    AzureLists lists = new AzureLists(azure.asOf(), Clock.systemUTC());
    if ("file".equals(azure.baseUrl().getScheme())) {
      return VendorLists.of(VENDOR, () -> lists.inFiles(Path.of(azure.baseUrl())));
    }
    if (azure.services().isEmpty()) {
      return VendorLists.of(VENDOR, List::of);
    }
    AzureLists.Selection selection =
        new AzureLists.Selection(
            azure.baseUrl(), azure.services(), azure.regions(), azure.currency());
    Downloads shared = downloads.getObject();
    return VendorLists.of(VENDOR, () -> lists.ofApi(selection, shared::fetch));
  }
}
