package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudcostguard.estimation.plan.UnreadablePlanException.Kind;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

  private static final AllowList ALLOWED =
      type ->
          switch (type) {
            case "aws_instance" ->
                Allowed.of("instance_type", "root_block_device.volume_size", "launch_template.id");
            case "aws_launch_template" -> Allowed.of("instance_type", "name");
            case "aws_ebs_volume" -> Allowed.of("size", "type");
            default -> null;
          };

  // What is kept

  @Test
  void keepsDeclaredAttributesAndDropsEveryOther() throws IOException {
    PlannedResource resource =
        read(plan(
                create(
                    "aws_instance",
                    "web",
                    """
                    {"instance_type":"m5.large","user_data":"secret","tags":{"a":"secret"},
                     "root_block_device":[{"volume_size":20,"kms_key_id":"secret"}]}\
                    """)))
            .resources()
            .getFirst();

    assertThat(resource.after())
        .isEqualTo(
            Map.of(
                "instance_type",
                "m5.large",
                "root_block_device",
                List.of(Map.of("volume_size", "20"))));
  }

  @Test
  void keepsNothingOfATypeThatIsNotDeclared() throws IOException {
    Plan plan = read(plan(create("aws_iam_role", "admin", "{\"name\":\"secret\"}")));

    assertThat(plan.resources().getFirst().after()).isEmpty();
    assertThat(plan.toString()).doesNotContain("secret");
  }

  @Test
  void dropsWhatIsMarkedSensitive() throws IOException {
    String change =
        """
        {"actions":["create"],"before":null,"after":{"instance_type":"s3cr3t",
         "root_block_device":[{"volume_size":77},{"volume_size":88}]},
         "after_unknown":{},"after_sensitive":{"instance_type":true,
         "root_block_device":[{"volume_size":true},{}]}}\
        """;

    PlannedResource resource =
        read(plan(resource("aws_instance", "web", change))).resources().getFirst();

    assertThat(resource.toString()).doesNotContain("s3cr3t", "77");
    assertThat(resource.toString()).contains("88");
  }

  @Test
  void hidesTheRightBlockWhereOneIsMissing() throws IOException {
    String change =
        """
        {"actions":["create"],"before":null,"after":{
         "root_block_device":[null,{"volume_size":77},{"volume_size":88}]},
         "after_unknown":{},"after_sensitive":{"root_block_device":[false,{"volume_size":true},{}]}}\
        """;

    PlannedResource resource =
        read(plan(resource("aws_instance", "web", change))).resources().getFirst();

    assertThat(resource.toString()).doesNotContain("77").contains("88");
  }

  @Test
  void keepsThatASensitiveValueIsSet() throws IOException {
    String change =
        """
        {"actions":["update"],"before":{"size":1,"type":"secret"},"after":{"size":2,"type":null},
         "before_sensitive":{"type":true},"after_sensitive":{"type":true}}\
        """;

    PlannedResource resource =
        read(plan(resource("aws_ebs_volume", "a", change))).resources().getFirst();

    assertThat(resource.before()).isEqualTo(Map.of("size", "1", "type", PlannedResource.SENSITIVE));
    assertThat(resource.after()).isEqualTo(Map.of("size", "2"));
  }

  @Test
  void saysHowManyEntriesNameNoResource() throws IOException {
    Plan plan = read(plan("null,{\"address\":\"\"},7," + create("aws_ebs_volume", "a", "{}")));

    assertThat(plan.resources()).hasSize(1);
    assertThat(plan.partial())
        .containsExactly("3 entries of the plan do not say which resource they are");
  }

  @Test
  void doesNotDependOnTheOrderOfKeys() throws IOException {
    String sorted =
        """
        {"format_version":"1.2","resource_changes":[{"address":"module.a[\\"x.y\\"].aws_instance.web[0]",
         "change":{"actions":["create"],"after":{"instance_type":"m5.large"},"before":null},
         "mode":"managed","module_address":"module.a[\\"x.y\\"]","name":"web","type":"aws_instance"}]}\
        """;

    assertThat(read(sorted).resources().getFirst().after())
        .isEqualTo(Map.of("instance_type", "m5.large"));
  }

  @Test
  void leavesOutDataSources() throws IOException {
    String data =
        resource("aws_instance", "web", "{\"actions\":[\"read\"],\"before\":null,\"after\":{}}")
            .replace("managed", "data");

    assertThat(read(plan(data)).resources()).isEmpty();
  }

  // Actions

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"no-op\" | NO_OP",
        "\"read\" | READ",
        "\"create\" | CREATE",
        "\"update\" | UPDATE",
        "\"delete\" | DELETE",
        "\"delete\",\"create\" | DELETE_THEN_CREATE",
        "\"create\",\"delete\" | CREATE_THEN_DELETE",
        "\"forget\" | FORGET",
        "\"create\",\"forget\" | CREATE_THEN_FORGET"
      })
  void knowsTheNineForms(String actions, Action expected) throws IOException {
    String change = "{\"actions\":[" + actions + "],\"before\":{},\"after\":{}}";

    assertThat(read(plan(resource("aws_instance", "web", change))).resources().getFirst().action())
        .isEqualTo(expected);
  }

  @Test
  void keepsWhereAResourceMovedFromAndWhatIsDeposed() throws IOException {
    String moved =
        create("aws_instance", "web", "{}")
            .replace(
                "\"mode\"",
                "\"previous_address\":\"aws_instance.old\",\"deposed\":\"ab12\",\"mode\"");

    PlannedResource resource = read(plan(moved)).resources().getFirst();

    assertThat(resource.previousAddress()).isEqualTo("aws_instance.old");
    assertThat(resource.deposed()).isEqualTo("ab12");
  }

  // Regions

  @Test
  void takesTheRegionOfTheProvider() throws IOException {
    assertThat(regionOf(provider("{\"constant_value\":\"eu-west-1\"}"), "{}"))
        .isEqualTo("eu-west-1 by provider aws");
  }

  @Test
  void takesTheRegionOfAVariable() throws IOException {
    String configuration = provider("{\"references\":[\"var.region\"]}");

    assertThat(
            regionOf(configuration + ",\"variables\":{\"region\":{\"value\":\"sa-east-1\"}}", "{}"))
        .isEqualTo("sa-east-1 by provider aws");
  }

  @ParameterizedTest
  @CsvSource({
    "availability_zone,eu-central-1b,eu-central-1 by attribute availability_zone",
    "availability_zone,us-west-2-lax-1a,us-west-2-lax-1 by attribute availability_zone",
    "availability_zone,us-east-1-wl1-bos-wlz-1,us-east-1-wl1-bos-wlz-1 by attribute"
        + " availability_zone",
    "availability_zone,us-gov-west-1a,us-gov-west-1 by attribute availability_zone",
    "availability_zone,,eu-west-1 by provider aws",
    "arn,arn:aws:ec2:ap-south-1:1234:instance/i-1,ap-south-1 by attribute arn",
    "region,ca-west-1,ca-west-1 by attribute region",
    "arn,arn:aws:iam::1234:role/x,eu-west-1 by provider aws"
  })
  void prefersWhatTheResourceSays(String attribute, String value, String expected)
      throws IOException {
    String after = "{\"%s\":\"%s\"}".formatted(attribute, value);

    assertThat(regionOf(provider("{\"constant_value\":\"eu-west-1\"}"), after)).isEqualTo(expected);
  }

  @Test
  void prefersTheZoneToTheRegionAroundIt() throws IOException {
    String after =
        """
        {"arn":"arn:aws:ec2:us-west-2:1234:volume/vol-1","availability_zone":"us-west-2-lax-1a"}\
        """;

    assertThat(regionOf(provider("{\"constant_value\":\"us-west-2\"}"), after))
        .isEqualTo("us-west-2-lax-1 by attribute availability_zone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"var.continent\"]",
        "[\"var.region\",\"var.other\"]",
        "[\"var.region\",\"local.other\"]",
        "[\"var.regions.main\",\"var.regions\"]",
        "[\"each.key\"]"
      })
  void takesNoRegionFromAnExpressionThatItCannotCompute(String references) throws IOException {
    String variables =
        """
        ,"variables":{"continent":{"value":"eu"},"region":{"value":"eu-west-1"},
         "other":{"value":"eu-west-2"},"regions":{"value":{"main":"eu-west-1"}}}\
        """;

    assertThat(regionOf(provider("{\"references\":" + references + "}") + variables, "{}"))
        .isEqualTo("null by null");
  }

  @Test
  void hasNoDefaultRegion() throws IOException {
    assertThat(read(plan(create("aws_instance", "web", "{}"))).resources().getFirst().region())
        .isNull();
    assertThat(
            new PlanReader(ALLOWED)
                .read(stream(plan(create("aws_instance", "web", "{}"))), "eu-north-1")
                .resources()
                .getFirst()
                .regionSource())
        .isEqualTo("given with the plan");
  }

  @Test
  void passesARegionThroughAModule() throws IOException {
    String configuration =
        """
        ,"configuration":{"provider_config":{"module.eu:aws":{"name":"aws","module_address":"module.eu",
          "expressions":{"region":{"references":["var.where"]}}}},
         "root_module":{"module_calls":{"eu":{"expressions":{"where":{"references":["var.main"]}},
          "module":{"resources":[{"address":"aws_instance.web","type":"aws_instance","name":"web",
            "mode":"managed","provider_config_key":"module.eu:aws","expressions":{}}]}}}}},
         "variables":{"main":{"value":"eu-west-3"}}\
        """;
    String inModule =
        create("aws_instance", "web", "{}")
            .replace(
                "\"aws_instance.web\"",
                "\"module.eu.aws_instance.web\",\"module_address\":\"module.eu\"");

    assertThat(read(plan(inModule, configuration)).resources().getFirst().region())
        .isEqualTo("eu-west-3");
  }

  // Unknowns and references

  @Test
  void tellsUnknownFromNotSet() throws IOException {
    String change =
        """
        {"actions":["create"],"before":null,"after":{},
         "after_unknown":{"instance_type":true,"root_block_device":true}}\
        """;

    PlannedResource resource =
        read(plan(
                resource("aws_instance", "web", change),
                configured("\"instance_type\":{\"references\":[\"local.type\"]}")))
            .resources()
            .getFirst();

    assertThat(resource.unknown()).containsExactly("instance_type");
  }

  @Test
  void followsAReferenceToTheInstanceWithTheSameKey() throws IOException {
    String resources =
        create("aws_launch_template", "lt", "{}")
                .replace("aws_launch_template.lt\"", "aws_launch_template.lt[0]\"")
            + ","
            + create("aws_launch_template", "lt", "{}")
                .replace("aws_launch_template.lt\"", "aws_launch_template.lt[1]\"")
            + ","
            + create("aws_instance", "web", "{}")
                .replace("aws_instance.web\"", "aws_instance.web[1]\"");

    Plan plan =
        read(
            plan(
                resources,
                configured(
                    "\"launch_template\":[{\"id\":{\"references\":[\"aws_launch_template.lt\",\"count.index\"]}}]")));

    assertThat(plan.resources().getLast().references())
        .isEqualTo(Map.of("launch_template[0].id", List.of("aws_launch_template.lt[1]")));
  }

  @Test
  void followsReferencesThroughVariablesAndOutputsOfModules() throws IOException {
    String template =
        create("aws_launch_template", "lt", "{}")
            .replace(
                "\"aws_launch_template.lt\"",
                "\"module.templates.aws_launch_template.lt\",\"module_address\":\"module.templates\"");
    String instance =
        create("aws_instance", "web", "{}")
            .replace(
                "\"aws_instance.web\"",
                "\"module.app.aws_instance.web\",\"module_address\":\"module.app\"");
    String configuration =
        """
        ,"configuration":{"root_module":{"module_calls":{
          "templates":{"module":{"outputs":{"id":{"expression":{"references":["aws_launch_template.lt.id","aws_launch_template.lt"]}}}}},
          "app":{"expressions":{"template":{"references":["module.templates.id","module.templates"]}},
            "module":{"resources":[{"address":"aws_instance.web","mode":"managed","type":"aws_instance","name":"web",
              "expressions":{"launch_template":[{"id":{"references":["var.template"]}}]}}]}}}}}\
        """;

    assertThat(
            read(plan(template + "," + instance, configuration)).resources().getLast().references())
        .isEqualTo(
            Map.of("launch_template[0].id", List.of("module.templates.aws_launch_template.lt")));
  }

  @Test
  @Timeout(5)
  void followsWhatIsPassedOnByVeryManyWays() throws IOException {
    String module =
        """
        {"resources":[{"address":"aws_instance.web","mode":"managed","type":"aws_instance","name":"web",
          "expressions":{"instance_type":{"references":["var.a","var.b"]}}}]}\
        """;
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String both = "{\"references\":[\"var.a\",\"var.b\"]}";
      module =
          "{\"module_calls\":{\"m\":{\"expressions\":{\"a\":%s,\"b\":%s},\"module\":%s}}}"
              .formatted(both, both, module);
      address.append("module.m.");
    }
    String change =
        "{\"actions\":[\"create\"],\"before\":null,\"after\":{},\"after_unknown\":{\"instance_type\":true}}";
    String deep =
        resource("aws_instance", "web", change)
            .replace("\"aws_instance.web\"", "\"" + address + "aws_instance.web\"");

    Plan plan = read(plan(deep, ",\"configuration\":{\"root_module\":" + module + "}"));

    assertThat(plan.resources()).hasSize(1);
  }

  // Other shapes

  @Test
  void readsAStateAsWhatRuns() throws IOException {
    String state =
        """
        {"format_version":"1.0","terraform_version":"1.11.0","values":{"root_module":{
          "resources":[{"address":"aws_ebs_volume.a","mode":"managed","type":"aws_ebs_volume","name":"a",
            "values":{"size":5,"type":"gp3"}}],
          "child_modules":[{"address":"module.m","resources":[{"address":"module.m.aws_ebs_volume.b",
            "mode":"managed","type":"aws_ebs_volume","name":"b","values":{"size":6}}]}]}}}\
        """;

    Plan plan = read(state);

    assertThat(plan.resources()).extracting(PlannedResource::action).containsOnly(Action.NO_OP);
    assertThat(plan.resources().getFirst().before()).isEqualTo(plan.resources().getFirst().after());
    assertThat(plan.resources()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"errored\":true | the plan ended with an error",
        "\"complete\":false | the plan does not cover everything (targeted or deferred)",
        "\"deferred_changes\":[{},{}] | 2 changes are deferred to a later plan"
      })
  void saysWhenAPlanIsPartial(String property, String reason) throws IOException {
    assertThat(read(plan("", "," + property)).partial()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"})
  void readsEveryEncodingThatShellsMake(String charset) throws IOException {
    byte[] bytes =
        plan(create("aws_ebs_volume", "ü", "{\"size\":7}")).getBytes(Charset.forName(charset));

    assertThat(
            new PlanReader(ALLOWED)
                .read(new ByteArrayInputStream(bytes), null)
                .resources()
                .getFirst()
                .address())
        .isEqualTo("aws_ebs_volume.ü");
  }

  @Test
  void readsAByteOrderMarkAndWrapperLines() throws IOException {
    String plan = plan(create("aws_ebs_volume", "a", "{\"size\":7}"));

    assertThat(read("\uFEFF" + plan).resources()).hasSize(1);
    assertThat(
            read("[command]/usr/bin/terraform show -json\n" + plan + "\n::debug::exit 0\n")
                .resources())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n", "\r\n\t \n", "\n::debug::exit 0", "\n  ::x::{\"a\":1}\n\n::y::\n"})
  void readsSpaceAndCommandsBehindThePlan(String behind) throws IOException {
    String plan = plan(create("aws_ebs_volume", "a", "{\"size\":7}"));

    for (String charset : List.of("UTF-8", "UTF-16LE")) {
      byte[] bytes = (plan + behind).getBytes(Charset.forName(charset));
      assertThat(new PlanReader(ALLOWED).read(new ByteArrayInputStream(bytes), null).resources())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " trailing {\"a\":1}",
        "{\"a\":1}",
        "\n{\"format_version\":\"1.2\"}",
        "\n[command]/usr/bin/terraform",
        "::debug::",
        "\n:debug:",
        "\n:",
        "}",
        ",",
        "\u0000",
        "\u00A0",
        "\uFEFF"
      })
  void refusesWhatElseIsBehindThePlan(String behind) {
    for (int size : new int[] {1, 300}) { // in the first bytes that are looked at, and beyond
      String plan =
          plan((create("aws_ebs_volume", "a", "{}") + ",").repeat(size) + create("a_b", "c", "{}"));
      for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
        byte[] bytes = (plan + behind).getBytes(Charset.forName(charset));

        UnreadablePlanException refusal =
            catchThrowableOfType(
                UnreadablePlanException.class,
                () -> new PlanReader(ALLOWED).read(new ByteArrayInputStream(bytes), null));

        assertThat(refusal).as(charset).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.NOT_JSON);
        assertThat(refusal.getMessage()).isEqualTo("The body has text after the plan's JSON.");
      }
    }
  }

  @Test
  void leavesTheStreamOpenForWhoeverHashesIt() throws IOException {
    String many = (create("aws_ebs_volume", "a", "{\"size\":7}") + ",").repeat(5_000);
    boolean[] closed = {false};
    InputStream stream =
        new FilterInputStream(stream(plan(many + create("aws_ebs_volume", "a", "{}")))) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThat(new PlanReader(ALLOWED).read(stream, null).resources()).hasSize(5_001);

    assertThat(closed[0]).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{}}}",
        "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{\"resources\":[]}},\"resource_changes\":[]}"
      })
  void readsAPlanWithoutResources(String text) throws IOException {
    assertThat(read(text).resources()).isEmpty();
  }

  // What is no plan

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("", Kind.EMPTY),
        Arguments.of("  \n ", Kind.EMPTY),
        Arguments.of("PK\u0003\u0004rest of a zip", Kind.BINARY_PLAN),
        Arguments.of("{\"format_version\":\"1.2\",", Kind.NOT_JSON),
        Arguments.of("{]", Kind.NOT_JSON),
        Arguments.of("hello", Kind.NOT_JSON),
        Arguments.of("x".repeat(10_000_000), Kind.NOT_JSON),
        Arguments.of("{}", Kind.NOT_A_PLAN),
        Arguments.of(
            "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{\"resources\":[{}]}}}",
            Kind.NOT_A_PLAN),
        Arguments.of("{\"format_version\":\"2.0\"}", Kind.UNSUPPORTED_FORMAT),
        Arguments.of("{\"format_version\":\"garbage\"}", Kind.UNSUPPORTED_FORMAT),
        Arguments.of("{\"encrypted_data\":\"x\"}", Kind.ENCRYPTED),
        Arguments.of(
            "{\"format_version\":\"1.2\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            Kind.TOO_DEEP));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void saysWhatIsWrongAndWhatToDo(String text, Kind kind) {
    UnreadablePlanException refusal =
        catchThrowableOfType(UnreadablePlanException.class, () -> read(text));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.getMessage()).isNotBlank();
    assertThat(refusal.hint()).isNotBlank();
  }

  @Test
  void namesThePlaceOfBrokenJson() {
    assertThat(
            catchThrowableOfType(UnreadablePlanException.class, () -> read("{\n\"a\": oops}"))
                .getMessage())
        .contains("line 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format_version\":\"1.2\",\"resource_changes\":null}",
        "{\"format_version\":\"1.2\",\"resource_changes\":{}}",
        "{\"format_version\":\"1.2\",\"resource_changes\":[null,1,[],\"x\",{}]}",
        "{\"format_version\":\"1.2\",\"resource_changes\":[{\"type\":\"aws_instance\",\"change\":null}]}",
        "{\"format_version\":\"1.2\",\"resource_changes\":[{\"type\":\"aws_instance\",\"change\":{\"after\":[1],\"actions\":7}}]}",
        "{\"format_version\":\"1.2\",\"configuration\":{\"root_module\":{\"resources\":[{\"expressions\":[]}]}}}",
        "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"aws_instance.a\",\"change\":{\"after\":"
            + "{\"root_block_device\":\"x\",\"launch_template\":[null,3]},\"after_unknown\":{\"root_block_device\":3}}}]}"
      })
  void readsOddShapesWithoutFailing(String json) throws IOException {
    assertThat(read(json).formatVersion()).isEqualTo("1.2");
  }

  // Helpers

  private static Plan read(String json) throws IOException {
    return new PlanReader(ALLOWED).read(stream(json), null);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String regionOf(String more, String after) throws IOException {
    PlannedResource resource =
        read(plan(create("aws_instance", "web", after), more)).resources().getFirst();
    return resource.region() + " by " + resource.regionSource();
  }

  private static String provider(String region) {
    return """
    ,"configuration":{"provider_config":{"aws":{"name":"aws","expressions":{"region":%s}}},
     "root_module":{"resources":[{"address":"aws_instance.web","mode":"managed","type":"aws_instance",
     "name":"web","provider_config_key":"aws","expressions":{}}]}}\
    """
        .formatted(region);
  }

  private static String configured(String expressions) {
    return """
    ,"configuration":{"root_module":{"resources":[{"address":"aws_instance.web","mode":"managed",
     "type":"aws_instance","name":"web","expressions":{%s}}]}}\
    """
        .formatted(expressions);
  }

  private static String plan(String resources) {
    return plan(resources, "");
  }

  private static String plan(String resources, String more) {
    return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.0\",\"resource_changes\":["
        + resources
        + "]"
        + more
        + "}";
  }

  private static String create(String type, String name, String after) {
    return resource(
        type, name, "{\"actions\":[\"create\"],\"before\":null,\"after\":" + after + "}");
  }

  private static String resource(String type, String name, String change) {
    return "{\"address\":\"%1$s.%2$s\",\"mode\":\"managed\",\"type\":\"%1$s\",\"name\":\"%2$s\",\"change\":%3$s}"
        .formatted(type, name, change);
  }
}
