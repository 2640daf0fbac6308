package io.cloudcostguard.estimation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.policy.PolicyReport.Finding;
import io.cloudcostguard.estimation.policy.PolicyReport.Outcome;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allow: ["t3.*"]        | {"instance_type":"t3.micro"}   | {}                       |
          allow: ["t3.*"]        | {"instance_type":"m5.large"}   | {}                       | BROKEN instance_type is m5.large and not one of t3.*
          deny: ["*.metal"]      | {"instance_type":"m5.metal"}   | {}                       | BROKEN instance_type is m5.metal, one of *.metal
          deny: ["*.metal"]      | {"instance_type":"m5.large"}   | {}                       |
          allow: [t3.micro]      | {}                             | {}                       |
          required: true         | {}                             | {}                       | BROKEN instance_type is not set
          required: true         | {}                             | {"instance_type":true}   | UNKNOWN instance_type is known only after apply
          allow: [t3.micro]      | {}                             | {"instance_type":true}   | UNKNOWN instance_type is known only after apply
          max: 10                | {"instance_type":"11"}         | {}                       | BROKEN instance_type is 11, above 10
          max: 10                | {"instance_type":10}           | {}                       |
          min: 1                 | {"instance_type":0}            | {}                       | BROKEN instance_type is 0, below 1
          max: 10                | {"instance_type":"many"}       | {}                       | BROKEN instance_type is many, which is no number
          """)
  void holdsAttributesAgainstValuesAndLimits(
      String rule, String after, String unknown, @Nullable String expected) {
    PolicyPack pack = pack("attribute: instance_type, " + rule);

    assertThat(told(report(pack, instance(after, unknown)))).isEqualTo(said(expected));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"tags":{"team":"a","env":"dev"}}               | {}                         |
          {"tags":{"team":"a","env":"devel"}}             | {}                         | BROKEN the tag env is devel and not one of dev, prod
          {"tags":{"team":"a"}}                           | {}                         | BROKEN the tag env is missing
          {"tags":null,"tags_all":{"team":"a","env":"prod"}} | {}                      |
          {"tags":null}                                   | {"tags_all":true}          | BROKEN the tag env is missing; the tag team is missing
          {"tags":{"team":"a"}}                           | {"tags":{"env":true}}      | UNKNOWN it cannot be told whether it has env
          {}                                              | {"tags":true}              | UNKNOWN it cannot be told whether it has env, team
          {"instance_type":"t3.micro"}                    | {}                         |
          """)
  void asksForTagsWhereAResourceCanHaveThem(
      String after, String unknown, @Nullable String expected) {
    PolicyPack pack = pack("tags: {team: [], env: [dev, prod]}");

    assertThat(told(report(pack, instance(withTags(after, unknown), unknown))))
        .isEqualTo(said(expected));
  }

  /// A provider leaves out of `after` what is unknown as a whole; the key of the schema stays.
  private static String withTags(String after, String unknown) {
    return after.equals("{}") && unknown.contains("tags") ? "{\"tags\":null}" : after;
  }

  @Test
  void doesNotTellASensitiveTagFromAMissingOne() {
    PolicyPack pack = pack("tags: {team: []}");

    PolicyReport report =
        report(
            pack,
            plan(
                """
                {"address":"aws_instance.a","mode":"managed","type":"aws_instance","name":"a",
                 "change":{"actions":["create"],"before":null,"after":{"tags":{"team":"x"}},
                 "after_unknown":{},"after_sensitive":{"tags":{"team":true}}}}\
                """));

    assertThat(told(report)).isEqualTo("UNKNOWN it cannot be told whether it has team");
  }

  @Test
  void looksAtEachNestedBlockAndAtAttributesThatPricingDoesNotRead() {
    PolicyPack pack =
        read(
            """
            name: p
            rules:
              - {id: encrypted, types: [aws_instance], attribute: ebs_block_device.encrypted, allow: ["true"]}
              - {id: nowhere, types: [aws_lex_bot, "azurerm_*"], forbidden: true}
            """);

    PolicyReport report =
        report(
            pack,
            instance("{\"ebs_block_device\":[{\"encrypted\":true},{\"encrypted\":false}]}", "{}"));

    assertThat(told(report))
        .isEqualTo("BROKEN ebs_block_device.encrypted is false and not one of true");
    assertThat(report.idle()).containsExactly("p/nowhere");
  }

  @ParameterizedTest
  @CsvSource({"create, 1", "no-op, 0", "delete, 0", "update, 1", "read, 0"})
  void looksAtWhatWillBeThereAndMayLeaveOutWhatDoesNotChange(String action, int broken) {
    PolicyPack pack = pack("forbidden: true, changed: true");
    String values = "{\"instance_type\":\"t3.micro\"}";

    PolicyReport report =
        report(
            pack,
            plan(
                """
                {"address":"aws_instance.a","mode":"managed","type":"aws_instance","name":"a",
                 "change":{"actions":["%s"],"before":%s,"after":%s,"after_unknown":{}}}\
                """
                    .formatted(
                        action,
                        action.equals("create") ? "null" : values,
                        action.equals("delete") ? "null" : values)));

    assertThat(report.broken()).isEqualTo(broken);
  }

  @Test
  void saysHowManyFindingsThereAreBeyondThoseThatAreTold() {
    String plan =
        IntStream.range(0, 1_000)
            .mapToObj(i ->
                """
                {"address":"aws_instance.a[%d]","mode":"managed","type":"aws_instance","name":"a",
                 "change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}}}\
                """
                    .formatted(i))
            .collect(Collectors.joining(","));

    PolicyReport report = report(pack("forbidden: true"), plan(plan));

    assertThat(report.broken()).isEqualTo(1_000);
    assertThat(report.findings()).hasSize(Policies.MOST_FINDINGS);
    assertThat(report.notShown()).isEqualTo(500);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                                               | the file is a map
          {name: p}                                         | rules is a list
          {name: p, rules: []}                              | at least one rule
          {name: p, rules: [{id: a, types: [x]}]}           | rules[0] has exactly one of
          {name: p, rules: [{id: a, types: [x], forbidden: true, regions: [y]}]} | rules[0] has exactly one of
          {name: p, rules: [{id: a, forbidden: true}]}      | rules[0].types is a list
          {name: p, rules: [{id: a, types: [x], forbidden: true, sevrity: error}]} | rules[0].sevrity is no field here
          {name: p, rules: [{id: a, types: [x], attribute: b}]} | rules[0] has none of allow
          {name: p, rules: [{id: a, types: [x], attribute: b, max: ten}]} | rules[0].max is a number: ten
          {name: p, rules: [{id: a, types: [x], attribute: b, min: 2, max: 1}]} | rules[0].min is above max
          {name: p, rules: [{id: a, types: [x], attribute: "b[0]", max: 1}]} | is a path without indices
          {name: p, rules: [{id: a, types: [x], tags: {}}]} | maps names of tags
          {name: p, rules: [{id: a, types: [x], forbidden: true}, {id: a, types: [x], forbidden: true}]} | rules[1].id is the id of another
          """)
  void saysWhereAFileIsWrong(String file, String expected) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void doesNotTakeABlockForAValue() {
    PolicyPack pack = pack("attribute: root_block_device, required: true");

    assertThatThrownBy(() -> PolicyPack.reading(TYPES, List.of(pack)))
        .hasMessageContaining("root_block_device is a block");
  }

  @Test
  void keepsTheSamplePackAgainstTheSamplePlan() throws IOException {
    Path examples = Path.of("../examples");
    PolicyPack pack = read(Files.readString(examples.resolve("policies/finops.yaml")));
    PlanSubmitted plan;
    try (InputStream json = Files.newInputStream(examples.resolve("web-stack/plan.json"))) {
      plan = submitted(new PlanReader(PolicyPack.reading(TYPES, List.of(pack))).read(json, null));
    }

    PolicyReport report = Policies.report(List.of(pack), plan);

    assertThat(report.findings())
        .extracting(Finding::rule, Finding::address, Finding::outcome)
        .contains(
            tuple("finops/cost-tags", "aws_instance.web", Outcome.BROKEN),
            tuple("finops/instance-families", "aws_instance.web", Outcome.WARNED));
    // What is read besides has no price.
    try (InputStream json = Files.newInputStream(examples.resolve("web-stack/plan.json"))) {
      assertThat(estimate(plan))
          .isEqualTo(estimate(submitted(new PlanReader(TYPES).read(json, null))));
    }
  }

  private static List<ResourceEstimate> estimate(PlanSubmitted plan) {
    return new Estimator(TYPES).estimate(plan, new BundledPriceBook(), 1).resources();
  }

  private static String said(@Nullable String expected) {
    return expected == null ? "" : expected;
  }

  private static String told(PolicyReport report) {
    return report.findings().stream()
        .map(finding -> finding.outcome() + " " + finding.message())
        .collect(Collectors.joining("\n"));
  }

  private static PolicyPack pack(String check) {
    return read("{name: p, rules: [{id: r, types: [\"aws_*\"], " + check + "}]}");
  }

  private static PolicyPack read(String yaml) {
    try {
      return PolicyFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As YAML's number it would be 1.1.
  @ParameterizedTest
  @CsvSource({"1.10, 0", "1.1, 1"})
  void comparesValuesAsTheyAreWritten(String version, int broken) {
    PolicyReport report =
        report(
            pack("tags: {version: [1.10]}"),
            instance("{\"tags\":{\"version\":\"%s\"}}".formatted(version), "{}"));

    assertThat(report.broken()).isEqualTo(broken);
  }

  @Test
  void refusesAPackThatIsNestedTooDeeply() {
    String deep = "name: x\nrules: " + "[".repeat(50_000) + "]".repeat(50_000);

    assertThatThrownBy(
            () -> PolicyFile.read(new ByteArrayInputStream(deep.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The policy file, line 2: nested more than 20 deep");
  }

  /// To make a number of a million digits takes minutes.
  @Test
  void refusesTextThatIsTooLongBeforeItIsANumber() {
    String pack =
        "name: x\nrules:\n - {id: a, types: [x], attribute: b, max: %s}".formatted("9".repeat(501));

    assertThatThrownBy(() -> read(pack))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rules[0].max is text of 1 to 500 characters");
  }

  @Test
  void refusesAPackOfVeryManyValues() {
    assertThatThrownBy(() -> read("name: x\nrules: [" + "1,".repeat(100_001) + "]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 100000 values");
  }

  private static String instance(String after, String unknown) {
    return plan(
        """
        {"address":"aws_instance.a","mode":"managed","type":"aws_instance","name":"a",
         "change":{"actions":["create"],"before":null,"after":%s,"after_unknown":%s}}\
        """
            .formatted(after, unknown));
  }

  /// With a configuration that sets what is unknown.
  private static String plan(String changes) {
    return """
    {"format_version":"1.2","resource_changes":[%s,
     {"address":"random_id.x","mode":"managed","type":"random_id","name":"x",
      "change":{"actions":["create"],"before":null,"after":{},"after_unknown":{"hex":true}}}],
     "configuration":{"root_module":{"resources":[{"address":"aws_instance.a","mode":"managed",
     "type":"aws_instance","name":"a",
     "expressions":{"instance_type":{"references":["random_id.x.hex","random_id.x"]}}}]}}}\
    """
        .formatted(changes);
  }

  private static PolicyReport report(PolicyPack pack, String json) {
    try {
      return Policies.report(
          List.of(pack),
          submitted(
              new PlanReader(PolicyPack.reading(TYPES, List.of(pack)))
                  .read(
                      new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                      "eu-west-1")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlanSubmitted submitted(Plan plan) {
    return new PlanSubmitted(
        "id",
        "local",
        "local",
        "default",
        "digest",
        0,
        null,
        null,
        null,
        LocalDate.of(2026, 11, 28),
        plan,
        null);
  }
}
