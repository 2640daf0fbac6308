package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is longer, or more, than is kept of a plan.
class BoundsTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  @ParameterizedTest
  @CsvSource({
    "address, an address, 4096",
    "type, a type, 256",
    "previous_address, a previous address, 4096",
    "deposed, a deposed key, 256",
    "provider_name, a provider's name, 512"
  })
  void leavesOutAResourceWithALongerNameAndSaysSo(String property, String name, int longest)
      throws IOException {
    String fits = volume("\"" + property + "\":\"" + "x".repeat(longest) + "\"");
    String exceeds = volume("\"" + property + "\":\"" + "x".repeat(longest + 1) + "\"");

    assertThat(read(fits).partial()).isEmpty();
    assertThat(read(fits).resources()).hasSize(1);
    assertThat(read(exceeds + "," + exceeds + "," + volume("\"x\":1")).resources()).hasSize(1);
    assertThat(read(exceeds + "," + exceeds).partial())
        .containsExactly(
            "2 resources have %s of more than %,d characters and are not read"
                .formatted(name, longest));
    assertThat(read(exceeds).partial())
        .containsExactly(
            "1 resource has %s of more than %,d characters and is not read"
                .formatted(name, longest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instance_type\":\"%s\"}",
        "{\"instance_type\":[\"m5.large\",\"%s\"]}",
        "{\"instance_type\":\"m5.large\",\"root_block_device\":[{\"volume_type\":\"%s\"}]}"
      })
  void pricesNothingByAValueThatIsTooLong(String after) throws IOException {
    String json = create("aws_instance", "web", after.formatted("x".repeat(2049)));

    assertThat(estimate(read(json)).reason()).endsWith("is too long, so it is not read");
    assertThat(read(json).toString()).doesNotContain("xxx");
  }

  @Test
  void pricesNothingByMoreBlocksThanAreRead() throws IOException {
    ResourceEstimate most = estimate(read(create("aws_instance", "web", disks(1000))));
    ResourceEstimate more = estimate(read(create("aws_instance", "web", disks(1001))));

    assertThat(most.state()).isEqualTo(State.PRICED);
    assertThat(more.state()).isEqualTo(State.NOT_PRICED);
    assertThat(more.components()).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m5/", "/m5", "a//b", "a/b/c", "/", "LONG"})
  void asksForNoPriceByWhatIsNoName(String type) throws IOException {
    String after = "{\"instance_type\":\"" + type.replace("LONG", "a".repeat(201)) + "\"}";

    assertThat(estimate(read(create("aws_instance", "web", after))).reason())
        .isEqualTo("instance_type is not a name that a price has");
  }

  @Test
  void dropsTagsThatNoVendorTakes() throws IOException {
    String tags =
        "{\"tags\":{\"a\":\"%s\",\"%s\":\"b\",\"c\":\"d\"}}"
            .formatted("x".repeat(257), "y".repeat(129));

    assertThat(read(create("aws_instance", "web", tags)).resources().getFirst().tags())
        .isEqualTo(Map.of("c", "d"));
  }

  @Test
  void doesNotSayWhichOfVeryManyResourcesOneRefersTo() throws IOException {
    // Given
    String services = create("aws_ecs_service", "s", "{\"launch_type\":\"FARGATE\"}");
    String configured =
        ",\"configuration\":{\"root_module\":{\"resources\":[{\"address\":\"aws_ecs_service.s\",\"mode\":\"managed\","
            + "\"expressions\":{\"task_definition\":{\"references\":[\"aws_ecs_task_definition.t\"]}}}]}}";

    // When
    Plan hundred = read(services + "," + tasks(100), configured);
    Plan more = read(services + "," + tasks(101), configured);

    // Then
    assertThat(hundred.resources().getFirst().references().get("task_definition")).hasSize(100);
    assertThat(more.resources().getFirst().references())
        .isEqualTo(Map.of("task_definition", List.of(PlannedResource.MORE)));
    assertThat(estimate(more).reason())
        .isEqualTo("task_definition refers to more resources than are followed");
  }

  @Test
  void followsNoMoreReferencesThanAPlanMayHave() throws IOException {
    // Given: very many ways from each instance to one template
    int instances = 800;
    String web =
        IntStream.range(0, instances)
            .mapToObj(i -> create("aws_instance", "web[" + i + "]", "{}"))
            .collect(Collectors.joining(","));
    String template =
        create("aws_launch_template", "lt", "{}")
            .replace("\"aws_launch_template.lt\"", "\"module.m.aws_launch_template.lt\"");
    String outputs =
        IntStream.range(0, 1000)
            .mapToObj(i ->
                "\"o%d\":{\"expression\":{\"references\":[\"aws_launch_template.lt.a%d\"]}}"
                    .formatted(i, i))
            .collect(Collectors.joining(","));
    String configured =
        ",\"configuration\":{\"root_module\":{\"resources\":[{\"address\":\"aws_instance.web\",\"mode\":\"managed\","
            + "\"expressions\":{\"launch_template\":[{\"id\":{\"references\":[\"module.m\"]}}]}}],"
            + "\"module_calls\":{\"m\":{\"module\":{\"outputs\":{"
            + outputs
            + "}}}}}}";

    // When
    Plan plan = read(web + "," + template, configured);

    // Then
    assertThat(plan.resources().getFirst().references())
        .isEqualTo(Map.of("launch_template[0].id", List.of("module.m.aws_launch_template.lt")));
    assertThat(plan.resources().get(instances - 1).references())
        .isEqualTo(Map.of("launch_template[0].id", List.of(PlannedResource.MORE)));
    assertThat(estimateAll(plan).resources().get(instances - 1).reason())
        .isEqualTo("launch_template.id refers to more resources than are followed");
  }

  @Test
  void doesNotCountVeryManyResources() throws IOException {
    String endpoint =
        "{\"address\":\"aws_vpc_endpoint.e\",\"mode\":\"managed\",\"type\":\"aws_vpc_endpoint\",\"change\":{\"actions\":[\"create\"],"
            + "\"after\":{\"vpc_endpoint_type\":\"Interface\"},\"after_unknown\":{\"subnet_ids\":true}}}";
    String subnets =
        IntStream.range(0, 101)
            .mapToObj(i -> create("aws_subnet", "s[" + i + "]", "{}"))
            .collect(Collectors.joining(","));
    String configured =
        ",\"configuration\":{\"root_module\":{\"resources\":[{\"address\":\"aws_vpc_endpoint.e\",\"mode\":\"managed\","
            + "\"expressions\":{\"subnet_ids\":{\"references\":[\"aws_subnet.s\"]}}}]}}";

    assertThat(estimate(read(endpoint + "," + subnets, configured)).reason())
        .isEqualTo("subnet_ids refers to more resources than are followed");
  }

  @Test
  void doesNotCallIdleWhatOneOfVeryManyMayUse() throws IOException {
    String addresses =
        IntStream.range(0, 101)
            .mapToObj(i -> create("aws_eip", "a[" + i + "]", "{}"))
            .collect(Collectors.joining(","));
    String configured =
        ",\"configuration\":{\"root_module\":{\"resources\":[{\"address\":\"aws_nat_gateway.n\",\"mode\":\"managed\","
            + "\"expressions\":{\"allocation_id\":{\"references\":[\"aws_eip.a\"]}}}]}}";

    assertThat(
            estimate(read(addresses + "," + create("aws_nat_gateway", "n", "{}"), configured))
                .reason())
        .isEqualTo("allocation_id of aws_nat_gateway refers to more resources than are followed");
  }

  @Test
  void pricesNoMoreLinesThanOneEstimateMayHave() throws IOException {
    // Given: instances that all have the volumes of one template
    String template =
        create(
            "aws_launch_template",
            "lt",
            "{\"name\":\"lt\",\"block_device_mappings\":["
                + "{\"device_name\":\"b\",\"ebs\":[{\"volume_size\":8}]},".repeat(999)
                + "{}]}");
    String instances =
        IntStream.range(0, 100)
            .mapToObj(i ->
                create(
                    "aws_instance",
                    "web" + i,
                    "{\"instance_type\":\"m5.large\",\"launch_template\":[{\"name\":\"lt\"}]}"))
            .collect(Collectors.joining(","));

    // When
    PlanEstimated estimate = estimateAll(read(template + "," + instances));

    // Then
    assertThat(estimate.resources().stream().mapToInt(one -> one.components().size()).sum())
        .isBetween(20_000, 30_000);
    assertThat(estimate.resources().getLast().reason())
        .isEqualTo("the plan has more charges than one estimate may have");
    assertThat(estimate.after().notPriced()).isGreaterThan(50);
    assertThat(estimate.deltaComplete()).isFalse();
  }

  @Test
  void takesForUnknownWhatRefersToTooMuch() throws IOException {
    String references =
        IntStream.range(0, 1001)
            .mapToObj(i -> "\"var.v" + i + "\"")
            .collect(Collectors.joining(","));
    for (String written : List.of(references, "\"var." + "x".repeat(5000) + "\"")) {
      String configured =
          ",\"configuration\":{\"root_module\":{\"resources\":[{\"address\":\"aws_instance.web\",\"mode\":\"managed\","
              + "\"expressions\":{\"instance_type\":{\"references\":["
              + written
              + "]}}}]}}";
      String web =
          "{\"address\":\"aws_instance.web\",\"mode\":\"managed\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"create\"],"
              + "\"after\":{},\"after_unknown\":{\"instance_type\":true}}}";

      assertThat(read(web, configured).resources().getFirst().unknown())
          .containsExactly("instance_type");
    }
  }

  @Test
  void tellsOfAllWorkInSmallSteps() throws IOException {
    long[] most = {0};
    long[] all = {0};
    Holding holding =
        new Holding() {
          @Override
          public void hold(long bytes) {}

          @Override
          public void work(long steps) {
            most[0] = Math.max(most[0], steps);
            all[0] += steps;
          }
        };
    String skipped = create("aws_iam_role", "r", "{\"policy\":[" + "1,".repeat(100_000) + "1]}");

    new PlanReader(TYPES).read(stream(skipped, ""), null, holding);

    assertThat(most[0]).isLessThanOrEqualTo(256);
    assertThat(all[0]).isGreaterThan(99_000);
  }

  // Helpers

  private static String tasks(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> create("aws_ecs_task_definition", "t[\\\"" + i + "\\\"]", "{}"))
        .collect(Collectors.joining(","));
  }

  private static String disks(int n) {
    return "{\"instance_type\":\"m5.large\",\"ebs_block_device\":["
        + IntStream.range(0, n)
            .mapToObj(_ -> "{\"volume_size\":8}")
            .collect(Collectors.joining(","))
        + "]}";
  }

  /// A volume of which `property` is said last.
  private static String volume(String property) {
    return "{\"address\":\"aws_ebs_volume.a\",\"mode\":\"managed\",\"type\":\"aws_ebs_volume\",\"change\":{\"actions\":[\"no-op\"]},"
        + property
        + "}";
  }

  private static String create(String type, String name, String after) {
    return "{\"address\":\"%1$s.%2$s\",\"mode\":\"managed\",\"type\":\"%1$s\",\"change\":{\"actions\":[\"create\"],\"before\":null,\"after\":%3$s}}"
        .formatted(type, name, after);
  }

  private static Plan read(String resources) throws IOException {
    return read(resources, "");
  }

  private static Plan read(String resources, String more) throws IOException {
    return new PlanReader(TYPES).read(stream(resources, more), "eu-west-1");
  }

  private static ByteArrayInputStream stream(String resources, String more) {
    String json =
        "{\"format_version\":\"1.2\",\"resource_changes\":[" + resources + "]" + more + "}";
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  /// The estimate of the first resource.
  private static ResourceEstimate estimate(Plan plan) {
    return estimateAll(plan).resources().getFirst();
  }

  private static PlanEstimated estimateAll(Plan plan) {
    return new Estimator(TYPES)
        .estimate(
            new PlanSubmitted("id", "t", "p", "w", "digest", 0, plan, Usage.NONE),
            new BundledPriceBook(),
            1);
  }
}
