package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads where resources of Azure and Google are, each in the vendor's own attributes.
class LocationsTest {

  private static final String GROUP = "azurerm_resource_group.main";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      textBlock =
          """
          azurerm_linux_virtual_machine | {"location":"westeurope"}      | westeurope    | attribute location
          azurerm_linux_virtual_machine | {"location":"West Europe"}     | westeurope    | attribute location
          azurerm_linux_virtual_machine | {"location":"hunter2"}         | none          | none
          azurerm_linux_virtual_machine | {"location":7}                 | none          | none
          azurerm_linux_virtual_machine | {"zone":"1"}                   | none          | none
          google_compute_instance       | {"zone":"us-east1-b"}          | us-east1      | attribute zone
          google_compute_disk           | {"zone":null}                  | europe-west1  | provider google
          google_compute_address        | {"region":"asia-east1"}        | asia-east1    | attribute region
          google_storage_bucket         | {"location":"EU"}              | eu            | attribute location
          google_storage_bucket         | {"location":"NAM4"}            | nam4          | attribute location
          google_storage_bucket         | {"location":"US-CENTRAL1"}     | us-central1   | attribute location
          google_storage_bucket         | {"location":"hunter2"}         | none          | none
          google_container_cluster      | {"location":"europe-west4-a"}  | europe-west4  | attribute location
          google_project_service        | {}                             | europe-west1  | provider google
          aws_instance                  | {"location":"EU"}              | none          | none
          """)
  void areToldByTheirVendorsAttributes(String type, String after, String region, String source)
      throws IOException {
    PlannedResource read =
        read(created(type, after, ""), googleIn("europe-west1", "europe-west1-b"));

    assertThat(read.region()).isEqualTo(region);
    assertThat(read.regionSource()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "azurerm_linux_virtual_machine | {}                            | ,\"after_unknown\":{\"location\":true}",
        "azurerm_linux_virtual_machine | {\"location\":\"westeurope\"} | ,\"after_sensitive\":{\"location\":true}",
        "google_compute_instance       | {\"zone\":\"us-east1-b\"}     | ,\"after_sensitive\":{\"zone\":true}",
        "google_compute_instance       | {\"zone\":\"us-east1-b\"}     | ,\"after_sensitive\":true",
        "google_storage_bucket         | {\"location\":\"EU\"}         | ,\"after_sensitive\":{\"location\":true}"
      })
  void areNotKnownWhereTheyAreUnknownOrSensitive(String type, String after, String marks)
      throws IOException {
    assertThat(read(created(type, after, marks), configured(type)).region()).isNull();
  }

  @Test
  void areThoseOfTheResourceGroupWhereAResourceHasNone() throws IOException {
    String plan =
        created("azurerm_public_ip", "{}", "")
            + ","
            + resource(GROUP, "{\"location\":\"uksouth\"}", "");
    String refers =
        """
        ,"configuration":{"root_module":{"resources":[{"address":"azurerm_public_ip.it","mode":"managed",
         "type":"azurerm_public_ip","name":"it","expressions":{"resource_group_name":
         {"references":["azurerm_resource_group.main.name","azurerm_resource_group.main"]}}}]}}\
        """;

    PlannedResource read = read(plan, refers);

    assertThat(read.region()).isEqualTo("uksouth");
    assertThat(read.regionSource()).isEqualTo("resource group " + GROUP);
  }

  @Test
  void areNotTakenFromAResourceGroupThatNothingRefersTo() throws IOException {
    String plan =
        created("azurerm_public_ip", "{}", "")
            + ","
            + resource(GROUP, "{\"location\":\"uksouth\"}", "");

    assertThat(read(plan, "").region()).isNull();
  }

  @Test
  void areNotTakenFromAProviderWhoseZoneIsInAnotherRegion() throws IOException {
    assertThat(
            read(created("google_compute_disk", "{}", ""), googleIn("europe-west1", "us-east1-b"))
                .region())
        .isNull();
  }

  private static String configured(String type) {
    return """
    ,"configuration":{"root_module":{"resources":[{"address":"%s.it","mode":"managed","type":"%s","name":"it",
     "expressions":{"location":{"references":["var.where"]},"zone":{"references":["var.where"]}}}]}}\
    """
        .formatted(type, type);
  }

  private static String googleIn(String region, String zone) {
    return """
    ,"configuration":{"provider_config":{"google":{"name":"google","full_name":"registry.terraform.io/hashicorp/google",
     "expressions":{"region":{"constant_value":"%s"},"zone":{"constant_value":"%s"}}}},
     "root_module":{}}\
    """
        .formatted(region, zone);
  }

  private static String created(String type, String after, String marks) {
    return resource(type + ".it", after, marks);
  }

  private static String resource(String address, String after, String marks) {
    String type = address.substring(0, address.indexOf('.'));
    String provider = type.substring(0, type.indexOf('_'));
    return """
    {"address":"%s","mode":"managed","type":"%s","name":"%s",
     "provider_name":"registry.terraform.io/hashicorp/%s",
     "change":{"actions":["create"],"before":null,"after":%s%s}}\
    """
        .formatted(address, type, address.substring(type.length() + 1), provider, after, marks);
  }

  /// The first resource of a plan.
  private static PlannedResource read(String resources, String more) throws IOException {
    String json =
        "{\"format_version\":\"1.2\",\"resource_changes\":[" + resources + "]" + more + "}";
    return new PlanReader(_ -> null)
            .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), null)
            .resources()
            .stream()
            .filter(resource -> resource.address().endsWith(".it"))
            .findFirst()
            .orElseThrow();
  }
}
