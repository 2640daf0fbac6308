package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.CloudfrontKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A distribution is charged by gigabyte and request, at prices by part of the world, and for what
/// it adds: origin shields, invalidations, field-level encryption, real-time logs and dedicated-IP
/// certificates.
///
/// @see <a href="https://aws.amazon.com/cloudfront/pricing/">Amazon CloudFront pricing</a>
final class CloudfrontDistribution {

  private static final List<String> AREAS =
      List.of(
          "us",
          "europe",
          "south_africa",
          "south_america",
          "japan",
          "australia",
          "asia_pacific",
          "india");

  /// What the usage file calls the place of an origin shield, by the beginning of its region.
  private static final Map<String, String> SHIELDS =
      Map.of(
          "us-", "us",
          "eu-", "europe",
          "sa-east-1", "south_america",
          "ap-northeast-1", "japan",
          "ap-northeast-2", "south_korea",
          "ap-south-1", "india",
          "ap-southeast-1", "singapore",
          "ap-southeast-2", "australia");

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudfront_distribution", CloudfrontDistribution::charge)
          .reading(
              "origin.origin_shield.enabled",
              "origin.origin_shield.origin_shield_region",
              "viewer_certificate.ssl_support_method")
          .usage(
              "monthly_data_transfer_to_internet_gb.*",
              "monthly_data_transfer_to_origin_gb.*",
              "monthly_http_requests.*",
              "monthly_https_requests.*",
              "monthly_shield_requests.*",
              "monthly_invalidation_requests",
              "monthly_encryption_requests",
              "monthly_log_lines",
              "custom_ssl_certificates");

  private static void charge(Resource distribution, Components bill) {
    for (String area : AREAS) {
      chargeArea(distribution, bill.group(area), area);
    }
    chargeShields(distribution, bill);
    add(
        distribution,
        bill,
        "Invalidations",
        "paths",
        CloudfrontKeys.INVALIDATION,
        "monthly_invalidation_requests");
    add(
        distribution,
        bill,
        "Field-level encryption requests",
        "requests",
        CloudfrontKeys.FIELD_LEVEL_ENCRYPTION,
        "monthly_encryption_requests");
    add(
        distribution,
        bill,
        "Real-time log lines",
        "lines",
        CloudfrontKeys.REAL_TIME_LOG,
        "monthly_log_lines");
    bill.add(
        "Dedicated-IP certificates",
        "certificates",
        distribution.price(CloudfrontKeys.DEDICATED_IP_CERTIFICATE),
        distribution
            .usage("custom_ssl_certificates")
            .or(Amount.of(usesDedicatedIp(distribution) ? 1 : 0)));
  }

  private static boolean usesDedicatedIp(Resource distribution) {
    return distribution.attr("viewer_certificate.ssl_support_method").is("vip");
  }

  private static void chargeArea(Resource distribution, Components bill, String area) {
    bill.add(
        "Data to internet",
        "GB",
        distribution.price(CloudfrontKeys.TO_INTERNET, area),
        distribution.usage("monthly_data_transfer_to_internet_gb." + area));
    bill.add(
        "Data to origin",
        "GB",
        distribution.price(CloudfrontKeys.TO_ORIGIN, area),
        distribution.usage("monthly_data_transfer_to_origin_gb." + area));
    bill.add(
        "HTTP requests",
        "requests",
        distribution.price(CloudfrontKeys.HTTP, area),
        distribution.usage("monthly_http_requests." + area));
    bill.add(
        "HTTPS requests",
        "requests",
        distribution.price(CloudfrontKeys.HTTPS, area),
        distribution.usage("monthly_https_requests." + area));
  }

  private static void chargeShields(Resource distribution, Components bill) {
    Set<String> places = new HashSet<>();
    for (Attributes origin : distribution.blocks("origin")) {
      Attributes shield = origin.block("origin_shield");
      if (shield.attr("enabled").isTrue()) {
        Attr region = shield.attr("origin_shield_region");
        String place = place(region.text(""));
        if (places.add(place)) {
          bill.group(place)
              .add(
                  "Origin shield requests",
                  "requests",
                  distribution.priceIn(region.text(), CloudfrontKeys.ORIGIN_SHIELD),
                  distribution.usage("monthly_shield_requests." + place));
        }
      }
    }
  }

  private static String place(String region) {
    return SHIELDS.entrySet().stream()
        .filter(shield -> region.startsWith(shield.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(region);
  }

  private static void add(
      Resource distribution,
      Components bill,
      String name,
      String unit,
      KeyForm price,
      String usageKey) {
    bill.add(name, unit, distribution.price(price), distribution.usage(usageKey));
  }

  private CloudfrontDistribution() {}
}
