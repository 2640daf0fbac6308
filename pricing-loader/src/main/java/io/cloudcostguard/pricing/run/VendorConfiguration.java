package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.source.VendorLists;
import io.cloudcostguard.pricing.source.aws.AwsBulk;
import io.cloudcostguard.pricing.source.http.Downloads;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// The vendors whose price lists are configured.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AwsProperties.class, DownloadProperties.class})
class VendorConfiguration {

  /// For all vendors; not made before one is wanted.
  @Bean
  @Lazy
  Downloads downloads(DownloadProperties properties) throws IOException {
    return properties.folder() == null
        ? Downloads.temporary(properties.patience(), new LoggedProgress())
        : new Downloads(properties.folder(), properties.patience(), new LoggedProgress());
  }

  @Bean
  VendorLists awsVendor(AwsProperties aws, ObjectProvider<Downloads> downloads) {
    if (!aws.isConfigured()) {
      return VendorLists.of(AwsBulk.VENDOR, List::of);
    }
    AwsBulk.Selection selection =
        new AwsBulk.Selection(
            aws.baseUrl(),
            aws.offers(),
            aws.regions(),
            aws.format() == AwsProperties.Format.CSV,
            aws.asOf(),
            aws.spotUrls());
    return new AwsBulk(selection, downloads.getObject(), Clock.systemUTC());
  }
}
