package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorTest {

  @ParameterizedTest
  @CsvSource({
    "aws_instance, AWS",
    "awscc_ec2_instance, AWS",
    "azurerm_linux_virtual_machine, AZURE",
    "azuread_group, AZURE",
    "azapi_resource, AZURE",
    "google_compute_instance, GOOGLE",
    "googleworkspace_user, OTHER",
    "random_id, OTHER",
    "awesome_thing, OTHER",
    "'', OTHER"
  })
  void isFoundByTheTypePrefix(String type, Vendor vendor) {
    assertThat(Vendor.ofType(type)).isEqualTo(vendor);
  }

  @Test
  void knowsItsPlacesByName() {
    for (Vendor vendor : Vendor.values()) {
      assertThat(
              Stream.of("availability_zone", "region", "arn", "location", "zone", "name")
                  .filter(vendor::isPlace))
          .containsExactlyInAnyOrderElementsOf(vendor.places());
    }
  }

  @Test
  void isToldByItsId() {
    assertThat(Arrays.stream(Vendor.values()).map(vendor -> Vendor.ofId(vendor.id())))
        .containsExactly(Vendor.values());
    assertThat(Vendor.ofId("oracle")).isEqualTo(Vendor.OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "AWS, availability_zone, eu-central-1b, eu-central-1",
        "AWS, availability_zone, us-west-2-lax-1a, us-west-2-lax-1",
        "AWS, region, us-gov-west-1, us-gov-west-1",
        "AWS, region, westeurope, none",
        "AWS, region, europe-west1-b, none",
        "AWS, region, EU-WEST-1, none",
        "AWS, arn, arn:aws:ec2:ap-south-1:1234:instance/i-1, ap-south-1",
        "AWS, arn, arn:aws:iam::1234:role/x, none",
        "AWS, arn, europe, none",
        "AZURE, location, West Europe, westeurope",
        "AZURE, location, westeurope, westeurope",
        "AZURE, location, WESTEUROPE, westeurope",
        "AZURE, location, East US 2, eastus2",
        "AZURE, location, East US 2 EUAP, eastus2euap",
        "AZURE, location, Germany West Central, germanywestcentral",
        "AZURE, location, China North 3, chinanorth3",
        "AZURE, location, USGov Virginia, usgovvirginia",
        "AZURE, location, usdodeast, usdodeast",
        "AZURE, location, Jio India West, jioindiawest",
        "AZURE, location, global, global",
        "AZURE, location, eu-west-1, none",
        "AZURE, location, hunter2, none",
        "AZURE, location, p4ssword east, none",
        "AZURE, location, '', none",
        "GOOGLE, zone, europe-west1-b, europe-west1",
        "GOOGLE, zone, northamerica-northeast1-a, northamerica-northeast1",
        "GOOGLE, zone, us-central1-ai1a, us-central1",
        "GOOGLE, zone, https://www.googleapis.com/compute/v1/projects/p/zones/europe-west1-b,"
            + " europe-west1",
        "GOOGLE, zone, EUROPE-WEST1-B, none",
        "GOOGLE, zone, EU, none",
        "GOOGLE, region, europe-west12, europe-west12",
        "GOOGLE, region, projects/p/regions/us-east1, us-east1",
        "GOOGLE, region, eu-west-1, none",
        "GOOGLE, location, EU, eu",
        "GOOGLE, location, us, us",
        "GOOGLE, location, ASIA, asia",
        "GOOGLE, location, NAM4, nam4",
        "GOOGLE, location, eur3, eur3",
        "GOOGLE, location, US-CENTRAL1, us-central1",
        "GOOGLE, location, europe-west4-a, europe-west4",
        "GOOGLE, location, global, global",
        "GOOGLE, location, hunter2, none",
        "GOOGLE, location, projects/p/regions/us-east1, none",
        "OTHER, region, eu-de-1, eu-de-1",
        "OTHER, region, fra1, none"
      })
  void saysWhichRegionAPlaceIsIn(Vendor vendor, String place, String value, String region) {
    assertThat(vendor.region(place, value)).isEqualTo(region);
  }

  @Test
  void knowsNoRegionWithALongName() {
    assertThat(Vendor.AZURE.region("location", "east".repeat(17))).isNull();
    assertThat(Vendor.GOOGLE.region("zone", "a".repeat(2000) + "-west1-b")).isNull();
    assertThat(Vendor.AWS.region("region", "eu-" + "a".repeat(64) + "-1")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "AWS, cn-north-1, true",
    "AWS, us-gov-west-1, true",
    "AWS, eu-west-1, false",
    "AZURE, chinaeast2, true",
    "AZURE, usgovtexas, true",
    "AZURE, usdodcentral, true",
    "AZURE, westeurope, false",
    "GOOGLE, us-central1, false",
    "OTHER, cn-north-1, false"
  })
  void saysWhichRegionsAreApart(Vendor vendor, String region, boolean apart) {
    assertThat(vendor.isApart(region)).isEqualTo(apart);
  }
}
