package io.cloudcostguard.pricing.run;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of AWS's price lists. None, unless offers or spot prices are named.
///
/// @param baseUrl of AWS's tree of price lists, or of a copy: `https:`, `http:` or `file:`
/// @param offers codes of offers and of savings plans, e.g. `AmazonEC2`, `AWSComputeSavingsPlan`
/// @param regions e.g. `eu-west-1`
/// @param format of the lists that are read
/// @param asOf the prices of this day; today's without one
/// @param spotUrls lists of spot prices, e.g. `https://website.spot.ec2.aws.a2z.com/spot.js`
@ConfigurationProperties("ccg.pricing.aws")
public record AwsProperties(
    @DefaultValue("https://pricing.us-east-1.amazonaws.com") URI baseUrl,
    @DefaultValue List<String> offers,
    @DefaultValue List<String> regions,
    @DefaultValue("csv") Format format,
    @Nullable LocalDate asOf,
    @DefaultValue List<URI> spotUrls) {

  /// The forms that AWS publishes each list in.
  public enum Format {
    CSV,
    JSON
  }

  public AwsProperties {
    offers = List.copyOf(offers);
    regions = List.copyOf(regions);
    spotUrls = List.copyOf(spotUrls);
    if (regions.isEmpty() && !(offers.isEmpty() && spotUrls.isEmpty())) {
      throw new IllegalArgumentException("ccg.pricing.aws.regions is empty");
    }
  }

  boolean isConfigured() {
    return !regions.isEmpty() && !(offers.isEmpty() && spotUrls.isEmpty());
  }
}
