package io.cloudcostguard.pricing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.run.AwsProperties.Format;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class VendorPropertiesTest {

  private static final URI AWS = URI.create("https://pricing.us-east-1.amazonaws.com");

  @Test
  void wantNothingOfAwsByDefault() {
    AwsProperties aws = bind("ccg.pricing.aws", AwsProperties.class, Map.of());

    assertThat(aws)
        .isEqualTo(new AwsProperties(AWS, List.of(), List.of(), Format.CSV, null, List.of()));
    assertThat(aws.isConfigured()).isFalse();
  }

  @Test
  void mapEveryPropertyOfAws() {
    AwsProperties aws =
        bind(
            "ccg.pricing.aws",
            AwsProperties.class,
            Map.of(
                "ccg.pricing.aws.base-url", "file:///prices",
                "ccg.pricing.aws.offers", "AmazonEC2,AWSLambda",
                "ccg.pricing.aws.regions", "eu-west-1",
                "ccg.pricing.aws.format", "json",
                "ccg.pricing.aws.as-of", "2026-01-31",
                "ccg.pricing.aws.spot-urls", "https://spot.example/spot.js"));

    assertThat(aws)
        .isEqualTo(
            new AwsProperties(
                URI.create("file:///prices"),
                List.of("AmazonEC2", "AWSLambda"),
                List.of("eu-west-1"),
                Format.JSON,
                LocalDate.parse("2026-01-31"),
                List.of(URI.create("https://spot.example/spot.js"))));
    assertThat(aws.isConfigured()).isTrue();
  }

  @Test
  void refuseOffersOfNoRegion() {
    assertThatThrownBy(() ->
            bind(
                "ccg.pricing.aws",
                AwsProperties.class,
                Map.of("ccg.pricing.aws.offers", "AmazonEC2")))
        .rootCause()
        .hasMessage("ccg.pricing.aws.regions is empty");
  }

  @Test
  void haveTheseDefaultsOfDownloads() {
    assertThat(bind("ccg.pricing.downloads", DownloadProperties.class, Map.of()))
        .isEqualTo(
            new DownloadProperties(
                null, 6, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(60)));
  }

  @Test
  void mapEveryPropertyOfDownloads() {
    assertThat(
            bind(
                "ccg.pricing.downloads",
                DownloadProperties.class,
                Map.of(
                    "ccg.pricing.downloads.folder", "/lists",
                    "ccg.pricing.downloads.attempts", "2",
                    "ccg.pricing.downloads.first-wait", "3s",
                    "ccg.pricing.downloads.longest-wait", "4s",
                    "ccg.pricing.downloads.silence", "5s")))
        .isEqualTo(
            new DownloadProperties(
                Path.of("/lists"),
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5)));
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }
}
