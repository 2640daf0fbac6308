package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Marks of sensitive values, in every shape and at every place.
class SensitiveTest {

  private static final AllowList ALLOWED =
      type ->
          switch (type) {
            case "aws_instance" ->
                Allowed.of("instance_type", "root_block_device.volume_type", "options.*", "zones");
            default -> null;
          };

  private static final String SECRETS =
      """
      {"instance_type":"canary1","root_block_device":[{"volume_type":"canary2"}],
       "options":{"a":"canary3"},"zones":["canary4"],"region":"canary-east-5",
       "availability_zone":"canary-east-6a","arn":"arn:aws:ec2:canary-east-7:1:x/y",
       "tags":{"t":"canary8"},"tags_all":{"t":"canary9"}}\
      """;

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "1", "\"\"", "[true]", "[\"x\"]", "[[{\"a\":1}]]"})
  void hideAllWhereTheyStandForTheWholeResource(String mark) throws IOException {
    assertThat(create(SECRETS, mark).toString()).doesNotContain("canary");
    assertThat(delete(SECRETS, mark).toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"instance_type\":%s",
        "\"root_block_device\":[{\"volume_type\":%s}]",
        "\"root_block_device\":{\"volume_type\":%s}",
        "\"root_block_device\":{\"0\":{\"volume_type\":%s}}",
        "\"options\":{\"a\":%s}",
        "\"options\":[{\"a\":%s}]",
        "\"zones\":%s",
        "\"zones\":[%s]",
        "\"zones\":{\"0\":%s}",
        "\"region\":%s",
        "\"availability_zone\":%s",
        "\"arn\":%s",
        "\"tags\":{\"t\":%s}"
      })
  void hideValuesInAnyShape(String place) throws IOException {
    hidesWhatTheyStandOver(place, "{\"x\":true}");
    hidesBlocksAndMapsThatTheyStandOver(place);
  }

  /// In an object they may be of another attribute than one that is kept.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"root_block_device\":%s",
        "\"root_block_device\":[%s]",
        "\"options\":%s",
        "\"tags\":%s",
        "\"tags_all\":%s"
      })
  void hidesBlocksAndMapsThatTheyStandOver(String place) throws IOException {
    hidesWhatTheyStandOver(place, "true", "\"true\"", "1", "[true]", "[[1]]");
  }

  private static void hidesWhatTheyStandOver(String place, String... shapes) throws IOException {
    for (String mark : shapes) {
      String attribute = place.substring(1, place.indexOf('"', 1));
      String marks = "{" + place.formatted(mark) + "}";
      String secret = SECRETS.lines().reduce("", String::concat);

      assertThat(of(attribute, create(secret, marks))).as(marks).doesNotContain("canary");
      assertThat(of(attribute, delete(secret, marks))).as(marks).doesNotContain("canary");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "null",
        "{}",
        "[]",
        "{\"instance_type\":false}",
        "{\"root_block_device\":[{}]}",
        "{\"zones\":[false]}",
        "{\"options\":{\"a\":null}}",
        "{\"options\":[[]]}",
        "{\"region\":{}}"
      })
  void hideNothingWithoutMarks(String marks) throws IOException {
    assertThat(create(SECRETS, marks).toString())
        .contains("canary1", "canary2", "canary3", "canary4", "canary-east-6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"region\":\"eu-west-1\" | {\"region\":true} |",
        "\"availability_zone\":\"eu-west-1a\" | {\"availability_zone\":true} |",
        "\"region\":\"eu-west-1\" | true |",
        "\"instance_type\":\"m5.large\" | true | sa-east-1",
        "\"region\":\"eu-west-1\" | {\"instance_type\":true} | eu-west-1"
      })
  void makeARegionUnknownAndNotThatOfTheProvider(String after, String marks, String region)
      throws IOException {
    assertThat(create("{" + after + "}", marks).resources().getFirst().region()).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "-----BEGIN KEY-----",
        "eu-west-1 hunter2",
        "EU-WEST-1",
        "",
        "eu-west-1\\u0000",
        "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-1"
      })
  void areNotNeededWhereAPlaceIsNone(String text) throws IOException {
    String place = "\"%s\":\"" + text + "\"";

    for (String attribute : new String[] {"availability_zone", "region", "arn"}) {
      String after = "{" + place.formatted(attribute) + "}";
      assertThat(create(after, "{}").resources().getFirst().region())
          .as(attribute)
          .isEqualTo(attribute.equals("region") && !text.isEmpty() ? null : "sa-east-1");
    }
    assertThat(
            create("{\"arn\":\"arn:aws:x:" + text + ":1:y\"}", "{}")
                .resources()
                .getFirst()
                .region())
        .isEqualTo("sa-east-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sensitive\":true} |",
        "{\"sensitive\":\"true\"} |",
        "{\"sensitive\":false} | eu-west-1",
        "{} | eu-west-1"
      })
  void ofVariablesHideTheRegionOfAProvider(String variable, String region) throws IOException {
    String resource = resource("create", "\"after\":{}");
    String json =
        """
        {"format_version":"1.2","variables":{"r":{"value":"eu-west-1"}},"resource_changes":[%s],
         "configuration":{"provider_config":{"aws":{"expressions":{"region":{"references":["var.r"]}}}},
          "root_module":{"variables":{"r":%s},
           "resources":[{"address":"aws_instance.web","provider_config_key":"aws"}]}}}\
        """
            .formatted(resource, variable);

    assertThat(read(json).resources().getFirst().region()).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "1", "[true]", "{\"x\":true}"})
  void ofUnknownValuesCountInAnyShape(String mark) throws IOException {
    String resource =
        resource("create", "\"after\":{},\"after_unknown\":{\"instance_type\":" + mark + "}");
    String json =
        """
        {"format_version":"1.2","resource_changes":[%s],"configuration":{"root_module":{"resources":[
          {"address":"aws_instance.web","expressions":{"instance_type":{"references":["local.a"]}}}]}}}\
        """
            .formatted(resource);

    assertThat(read(json).resources().getFirst().unknown()).containsExactly("instance_type");
  }

  // Helpers

  /// What happened to an attribute.
  private static String of(String attribute, Plan plan) {
    var resource = plan.resources().getFirst();
    return switch (attribute) {
      case "tags", "tags_all" -> String.valueOf(resource.tags());
      case "region", "availability_zone", "arn" -> String.valueOf(resource.region());
      default -> {
        var kept = resource.after() == null ? resource.before() : resource.after();
        yield String.valueOf(kept == null ? null : kept.get(attribute));
      }
    };
  }

  private static Plan create(String after, String marks) throws IOException {
    return plan(
        resource("create", "\"before\":null,\"after\":" + after + ",\"after_sensitive\":" + marks));
  }

  private static Plan delete(String before, String marks) throws IOException {
    return plan(
        resource(
            "delete", "\"before\":" + before + ",\"after\":null,\"before_sensitive\":" + marks));
  }

  private static String resource(String action, String change) {
    return "{\"address\":\"aws_instance.web\",\"mode\":\"managed\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"%s\"],%s}}"
        .formatted(action, change);
  }

  private static Plan plan(String resource) throws IOException {
    return read(
        """
        {"format_version":"1.2","resource_changes":[%s],
         "configuration":{"provider_config":{"aws":{"expressions":{"region":{"constant_value":"sa-east-1"}}}},
          "root_module":{"resources":[{"address":"aws_instance.web","provider_config_key":"aws"}]}}}\
        """
            .formatted(resource));
  }

  private static Plan read(String json) throws IOException {
    return new PlanReader(ALLOWED)
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), null);
  }
}
