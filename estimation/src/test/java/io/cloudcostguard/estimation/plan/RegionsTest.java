package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where resources of Azure and Google are. Those of AWS: `PlanReaderTest`; what an attribute's
/// value names: `VendorTest`.
class RegionsTest {

  private static final String AZURE = "registry.terraform.io/hashicorp/azurerm";
  private static final String GOOGLE = "registry.terraform.io/hashicorp/google";

  private static final String VM = "azurerm_linux_virtual_machine.a";
  private static final String ZONE = "azurerm_dns_zone.a";
  private static final String GROUP = "azurerm_resource_group.g";
  private static final String INSTANCE = "google_compute_instance.a";

  // What the resource says

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "azurerm_storage_account | \"location\":\"West Europe\" | westeurope by attribute location",
        "azapi_resource | \"location\":\"northeurope\" | northeurope by attribute location",
        "azurerm_linux_virtual_machine | \"region\":\"westeurope\" | null by null",
        "google_compute_instance | \"zone\":\"us-east1-b\" | us-east1 by attribute zone",
        "google_compute_address | \"region\":\"us-east1\" | us-east1 by attribute region",
        "google_container_cluster | \"location\":\"us-east1-c\" | us-east1 by attribute location",
        "google_storage_bucket | \"location\":\"EU\" | eu by attribute location",
        "google_compute_disk | \"region\":\"us-east1\",\"zone\":\"us-east4-a\" | us-east4 by attribute zone",
        "google_compute_disk | \"availability_zone\":\"us-east-1a\" | europe-west1 by provider google",
        "aws_instance | \"location\":\"westeurope\" | null by null"
      })
  void areWhereTheirVendorsAttributeSays(String type, String after, String expected)
      throws IOException {
    String google = provider("google", "\"region\":{\"constant_value\":\"europe-west1\"}");
    String plan =
        plan(
            created(type + ".a", "{" + after + "}", "{}"),
            google,
            configured(type + ".a", type.startsWith("google") ? "google" : "x", ""));

    assertThat(region(plan)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "7", "[\"westeurope\"]", "{\"name\":\"westeurope\"}", "null"})
  void areNotWhereAValueOfAnotherKindSays(String value) throws IOException {
    for (String place : List.of("location", "zone", "region")) {
      String google = created(INSTANCE, "{\"" + place + "\":" + value + "}", "{}");
      String azure = created(VM, "{\"" + place + "\":" + value + "}", "{}");

      assertThat(region(plan(google, googleIn("us-east1"), configured(INSTANCE, "google", ""))))
          .isEqualTo("us-east1 by provider google");
      assertThat(region(plan(azure, "", configured(VM, "azurerm", "")))).isEqualTo("null by null");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "eu-west-1", "West  Europe!", "*"})
  void areNowhereWhereTextIsNoRegion(String text) throws IOException {
    for (String place : List.of("location", "zone", "region")) {
      String plan =
          plan(
              created(INSTANCE, "{\"" + place + "\":\"" + text + "\"}", "{}"),
              googleIn("us-east1"),
              configured(INSTANCE, "google", ""));

      assertThat(region(plan)).isEqualTo("null by null");
      assertThat(read(plan, null).toString()).doesNotContain(text);
    }
  }

  @Test
  void areOnEachSideWhereTheyThenAre() throws IOException {
    // Given
    String moved =
        resource(
            VM,
            "\"actions\":[\"delete\",\"create\"],\"before\":{\"location\":\"westeurope\"},"
                + "\"after\":{\"location\":\"North Europe\"}");
    String renamed =
        resource(
            VM,
            "\"actions\":[\"update\"],\"before\":{\"location\":\"westeurope\"},"
                + "\"after\":{\"location\":\"West Europe\"}");
    String gone =
        resource(
            VM, "\"actions\":[\"delete\"],\"before\":{\"location\":\"westeurope\"},\"after\":null");

    // Then
    assertThat(first(plan(moved, "", "")).regionBefore()).isEqualTo("westeurope");
    assertThat(first(plan(moved, "", "")).region()).isEqualTo("northeurope");
    assertThat(first(plan(renamed, "", "")).regionBefore()).isNull();
    assertThat(region(plan(gone, "", ""))).isEqualTo("westeurope by attribute location");
  }

  // What is not known

  @ParameterizedTest
  @ValueSource(strings = {"location", "zone", "region"})
  void areUnknownWhereTheyAreSensitive(String place) throws IOException {
    for (String marks : List.of("{\"" + place + "\":true}", "true", "{\"" + place + "\":[1]}")) {
      String plan =
          plan(
              resource(
                  INSTANCE,
                  "\"actions\":[\"create\"],\"before\":null,\"after\":{\""
                      + place
                      + "\":\"us-east1\"},\"after_sensitive\":"
                      + marks),
              googleIn("europe-west1"),
              configured(INSTANCE, "google", ""));

      assertThat(region(plan)).isEqualTo("null by null");
      assertThat(read(plan, null).toString()).doesNotContain("us-east1");
    }
  }

  @Test
  void areUnknownForAzureWhereTheyAreSensitive() throws IOException {
    String plan =
        plan(
            group("westeurope", "{}")
                + ","
                + resource(
                    VM,
                    "\"actions\":[\"delete\"],\"after\":null,\"before\":{\"location\":\"eastus\"},"
                        + "\"before_sensitive\":{\"location\":true}"),
            "",
            configured(VM, "azurerm", inGroup(GROUP)));

    assertThat(region(plan)).isEqualTo("null by null");
    assertThat(read(plan, "northeurope").getLast().region()).isNull();
    assertThat(read(plan, null).toString()).doesNotContain("eastus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"zone\":{\"references\":[\"local.zone\"]} | null by null",
        "\"zone\":{\"references\":[\"google_compute_disk.d.zone\",\"google_compute_disk.d\"]} | europe-west1 by provider google",
        "\"zone\":{\"constant_value\":null} | europe-west1 by provider google",
        "\"zone\":{\"references\":[\"var.zone\"]} | europe-west1 by provider google",
        "'' | europe-west1 by provider google"
      })
  void areNotTheProvidersWhereTheLocationIsUnknownUntilApply(String expressions, String expected)
      throws IOException {
    for (String unknown : List.of("{\"zone\":true}", "true")) {
      String plan =
          plan(
              created(INSTANCE, "{}", unknown),
              googleIn("europe-west1"),
              configured(INSTANCE, "google", expressions.equals("''") ? "" : expressions));

      assertThat(region(plan)).isEqualTo(expected);
    }
  }

  @Test
  void areUnknownOfAzureAlsoWhereTheGroupIsKnown() throws IOException {
    String plan =
        plan(
            group("westeurope", "{}") + "," + created(VM, "{}", "{\"location\":true}"),
            "",
            configured(
                VM, "azurerm", inGroup(GROUP) + ",\"location\":{\"references\":[\"local.a\"]}"));

    assertThat(region(plan)).isEqualTo("null by null");
    assertThat(read(plan, "northeurope").getLast().region()).isNull();
  }

  // The group of a resource

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"location\":\"West Europe\" | {} | westeurope by resource group azurerm_resource_group.g",
        "\"location\":\"hunter2\" | {} | null by null",
        "\"location\":7 | {} | null by null",
        "\"name\":\"g\" | {\"location\":true} | null by null"
      })
  void isWhereAResourceIsThatDoesNotSay(String after, String unknown, String expected)
      throws IOException {
    String plan =
        plan(
            created(GROUP, "{" + after + "}", unknown) + "," + created(ZONE, "{}", "{}"),
            "",
            configured(ZONE, "azurerm", inGroup(GROUP)));

    assertThat(region(plan)).isEqualTo(expected);
  }

  @Test
  void isToldByItsIdToo() throws IOException {
    String child = "azapi_resource.a";
    String plan =
        plan(
            group("westeurope", "{}") + "," + created(child, "{}", "{}"),
            "",
            configured(
                child,
                "azapi",
                "\"parent_id\":{\"references\":[\"azurerm_resource_group.g.id\",\"azurerm_resource_group.g\"]}"));

    assertThat(region(plan)).isEqualTo("westeurope by resource group azurerm_resource_group.g");
  }

  @Test
  void isUnknownWhereItIsSensitive() throws IOException {
    String plan =
        plan(
            resource(
                    GROUP,
                    "\"actions\":[\"create\"],\"after\":{\"location\":\"eastus\"},"
                        + "\"after_sensitive\":{\"location\":true}")
                + ","
                + created(ZONE, "{}", "{}"),
            "",
            configured(ZONE, "azurerm", inGroup(GROUP)));

    assertThat(region(plan)).isEqualTo("null by null");
    assertThat(read(plan, "westeurope").getLast().region()).isNull();
    assertThat(read(plan, null).toString()).doesNotContain("eastus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "West Europe | West Europe | westeurope by resource group azurerm_resource_group.g[\"a\"]",
        "West Europe | North Europe | null by null"
      })
  void isOneOfSeveralOnlyInTheSameRegion(String one, String other, String expected)
      throws IOException {
    String groups =
        created("azurerm_resource_group.g[\\\"a\\\"]", "{\"location\":\"" + one + "\"}", "{}")
            + ","
            + created(
                "azurerm_resource_group.g[\\\"b\\\"]", "{\"location\":\"" + other + "\"}", "{}");
    String plan =
        plan(
            groups + "," + created(ZONE, "{}", "{}"),
            "",
            configured(ZONE, "azurerm", inGroup(GROUP)));

    assertThat(region(plan)).isEqualTo(expected);
  }

  @Test
  void isTheOneWithTheSameKey() throws IOException {
    String groups =
        created("azurerm_resource_group.g[0]", "{\"location\":\"westeurope\"}", "{}")
            + ","
            + created("azurerm_resource_group.g[1]", "{\"location\":\"northeurope\"}", "{}");
    String plan =
        plan(
            groups + "," + created(ZONE + "[1]", "{}", "{}"),
            "",
            configured(
                ZONE,
                "azurerm",
                "\"resource_group_name\":{\"references\":[\"azurerm_resource_group.g\",\"count.index\"]}"));

    assertThat(region(plan)).isEqualTo("northeurope by resource group azurerm_resource_group.g[1]");
  }

  @Test
  void isFoundThroughVariablesOfModules() throws IOException {
    String inModule = "module.dns.azurerm_dns_zone.a";
    String configuration =
        """
        ,"configuration":{"root_module":{"module_calls":{"dns":{
          "expressions":{"group":{"references":["azurerm_resource_group.g.name","azurerm_resource_group.g"]}},
          "module":{"resources":[{"address":"azurerm_dns_zone.a","provider_config_key":"azurerm",
            "expressions":{"resource_group_name":{"references":["var.group"]}}}]}}}}}\
        """;
    String plan =
        "{\"format_version\":\"1.2\",\"resource_changes\":[%s,%s]%s}"
            .formatted(group("eastus2", "{}"), created(inModule, "{}", "{}"), configuration);

    assertThat(region(plan)).isEqualTo("eastus2 by resource group azurerm_resource_group.g");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | brazilsouth by resource group data.azurerm_resource_group.g",
        "{\"location\":true} | null by null",
        "true | null by null"
      })
  void isReadFromADataSource(String marks, String expected) throws IOException {
    // Given
    String read =
        """
        ,"prior_state":{"values":{"root_module":{"resources":[
          {"address":"data.azurerm_resource_group.g","mode":"data","type":"azurerm_resource_group",
           "values":{"name":"g","location":"Brazil South"},"sensitive_values":%s},
          {"address":"data.azurerm_client_config.c","mode":"data","values":{"location":"eastus"}}]}}}\
        """
            .formatted(marks);
    String plan =
        plan(
            created(ZONE, "{}", "{}"),
            "",
            configured(ZONE, "azurerm", inGroup("data.azurerm_resource_group.g")) + read);

    // Then
    assertThat(region(plan)).isEqualTo(expected);
    assertThat(read(plan, null)).hasSize(1);
    assertThat(first(plan).references()).isEmpty();
  }

  @Test
  void isNotKnownWhereADataSourceIsReadOnApply() throws IOException {
    String data =
        resource(
                "data.azurerm_resource_group.g",
                "\"actions\":[\"read\"],\"before\":null,\"after\":{\"name\":\"g\"},"
                    + "\"after_unknown\":{\"location\":true}")
            .replace("managed", "data");
    String plan =
        plan(
            data + "," + created(ZONE, "{}", "{}"),
            "",
            configured(ZONE, "azurerm", inGroup("data.azurerm_resource_group.g")));

    assertThat(read(plan, "westeurope")).hasSize(1);
    assertThat(read(plan, "westeurope").getFirst().region()).isNull();
  }

  @Test
  void isNotFollowedFromOtherVendorsOrToOtherTypes() throws IOException {
    String plan =
        plan(
            group("westeurope", "{}")
                + ","
                + created("azurerm_virtual_network.g", "{\"location\":\"westeurope\"}", "{}")
                + ","
                + created("aws_instance.a", "{}", "{}")
                + ","
                + created(ZONE, "{}", "{}"),
            "",
            ",\"configuration\":{\"root_module\":{\"resources\":["
                + one("aws_instance.a", "aws", inGroup(GROUP))
                + ","
                + one(ZONE, "azurerm", inGroup("azurerm_virtual_network.g"))
                + "]}}");

    assertThat(read(plan, null).stream().map(PlannedResource::region))
        .containsExactly("westeurope", "westeurope", null, null);
  }

  // The provider

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"region\":{\"constant_value\":\"us-east1\"} | us-east1 by provider google",
        "\"zone\":{\"constant_value\":\"us-east1-b\"} | us-east1 by provider google",
        "\"region\":{\"constant_value\":\"us-east1\"},\"zone\":{\"constant_value\":\"us-east1-b\"} | us-east1 by provider google",
        "\"region\":{\"constant_value\":\"us-east1\"},\"zone\":{\"constant_value\":\"us-east4-b\"} | null by null",
        "\"zone\":{\"references\":[\"var.zone\"]} | us-west1 by provider google",
        "\"zone\":{\"references\":[\"local.zone\"]} | null by null",
        "\"region\":{\"constant_value\":\"eu-west-1\"} | null by null",
        "\"region\":{\"constant_value\":7} | null by null",
        "\"location\":{\"constant_value\":\"us-east1\"} | null by null"
      })
  void isWhereAResourceOfGoogleIsThatDoesNotSay(String expressions, String expected)
      throws IOException {
    String plan =
        plan(
            created(INSTANCE, "{}", "{}"),
            provider("google", expressions),
            configured(INSTANCE, "google", "")
                + ",\"variables\":{\"zone\":{\"value\":\"us-west1-a\"}}");

    assertThat(region(plan)).isEqualTo(expected);
  }

  @Test
  void isAnAliasOfItsOwn() throws IOException {
    String providers =
        ",\"provider_config\":{"
            + providerOf("google", GOOGLE, "\"region\":{\"constant_value\":\"us-east1\"}")
            + ","
            + providerOf("google.eu", GOOGLE, "\"region\":{\"constant_value\":\"europe-west4\"}")
            + "}";
    String plan =
        plan(created(INSTANCE, "{}", "{}"), providers, configured(INSTANCE, "google.eu", ""));

    assertThat(region(plan)).isEqualTo("europe-west4 by provider google.eu");
  }

  @Test
  void isThatOfItsOwnVendorInAMixedPlan() throws IOException {
    String providers =
        ",\"provider_config\":{"
            + providerOf(
                "azurerm",
                AZURE,
                "\"region\":{\"constant_value\":\"westeurope\"},\"features\":[{}]")
            + ","
            + providerOf("aws", "aws", "\"region\":{\"constant_value\":\"europe-west1-b\"}")
            + "}";
    String plan =
        plan(
            created(VM, "{}", "{}") + "," + created("aws_instance.a", "{}", "{}"),
            providers,
            ",\"configuration\":{\"root_module\":{\"resources\":["
                + one(VM, "azurerm", "")
                + ","
                + one("aws_instance.a", "aws", "")
                + "]}}");

    assertThat(read(plan, null).stream().map(PlannedResource::region)).containsOnlyNulls();
  }

  // What the submitter said

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "azurerm_dns_zone, West Europe, westeurope",
        "azurerm_dns_zone, eu-west-1, none",
        "google_compute_instance, europe-west1, europe-west1",
        "google_compute_instance, EU, eu",
        "google_compute_instance, eu-west-1, none",
        "aws_instance, eu-west-1, eu-west-1",
        "random_id, eu-west-1, eu-west-1"
      })
  void isTakenWhereTheVendorHasSuchARegion(String type, String given, String region)
      throws IOException {
    PlannedResource resource =
        read(plan(created(type + ".a", "{}", "{}"), "", ""), given).getFirst();

    assertThat(resource.region()).isEqualTo(region);
    assertThat(resource.regionSource()).isEqualTo(region == null ? null : "given with the plan");
  }

  // Helpers

  private static String group(String location, String unknown) {
    return created(GROUP, "{\"location\":\"" + location + "\"}", unknown);
  }

  private static String inGroup(String group) {
    return "\"resource_group_name\":{\"references\":[\"%s.name\",\"%s\"]}".formatted(group, group);
  }

  private static String created(String address, String after, String unknown) {
    return resource(
        address,
        "\"actions\":[\"create\"],\"before\":null,\"after\":%s,\"after_unknown\":%s"
            .formatted(after, unknown));
  }

  private static String resource(String address, String change) {
    String[] steps = address.replaceAll("\\[.*]$", "").split("\\.");
    return "{\"address\":\"%s\",\"mode\":\"managed\",\"type\":\"%s\",\"change\":{%s}}"
        .formatted(address, steps[steps.length - 2], change);
  }

  private static String googleIn(String region) {
    return provider("google", "\"region\":{\"constant_value\":\"" + region + "\"}");
  }

  private static String provider(String key, String expressions) {
    return ",\"provider_config\":{" + providerOf(key, GOOGLE, expressions) + "}";
  }

  private static String providerOf(String key, String name, String expressions) {
    return "\"%s\":{\"full_name\":\"%s\",\"expressions\":{%s}}".formatted(key, name, expressions);
  }

  private static String configured(String address, String provider, String expressions) {
    return ",\"configuration\":{\"root_module\":{\"resources\":["
        + one(address, provider, expressions)
        + "]}}";
  }

  private static String one(String address, String provider, String expressions) {
    return "{\"address\":\"%s\",\"mode\":\"managed\",\"provider_config_key\":\"%s\",\"expressions\":{%s}}"
        .formatted(address, provider, expressions);
  }

  /// @param providers what the configuration begins with; empty for none
  private static String plan(String resources, String providers, String configuration) {
    String whole =
        providers.isEmpty()
            ? configuration
            : configuration.replaceFirst(
                "\"configuration\":\\{", "\"configuration\":{" + providers.substring(1) + ",");
    return "{\"format_version\":\"1.2\",\"resource_changes\":[%s]%s}".formatted(resources, whole);
  }

  /// The region of the last resource, and how it was found.
  private static String region(String plan) throws IOException {
    PlannedResource last = read(plan, null).getLast();
    return last.region() + " by " + last.regionSource();
  }

  private static PlannedResource first(String plan) throws IOException {
    return read(plan, null).getFirst();
  }

  private static List<PlannedResource> read(String plan, @Nullable String given)
      throws IOException {
    return new PlanReader(new ResourceTypes())
        .read(new ByteArrayInputStream(plan.getBytes(StandardCharsets.UTF_8)), given)
        .resources();
  }
}
