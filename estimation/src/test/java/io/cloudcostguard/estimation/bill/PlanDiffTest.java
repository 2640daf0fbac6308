package io.cloudcostguard.estimation.bill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What plans of every form change. `diff/README.md` says how the plans were made. The amounts are
/// worked out by hand: a GB of gp3 is 0.08 a month in us-east-1 (0.088 in eu-west-1), of gp2 0.10;
/// an hour of m5.large is 0.096, of a NAT gateway 0.045 (0.048 in eu-west-1); a month has 730.
class PlanDiffTest {

  /// Case, actions (without data sources), before, after, delta.
  private static final String CASES =
      """
      carried-over               | DELETE_THEN_CREATE, 4 UPDATE  | 1355.87 | 890.78   | -465.09
      create                     | CREATE                        |   0     |   8.00   |    8.00
      create-forget              | CREATE_THEN_FORGET            |   8.00  |  20.00   |   12.00
      data-sources               | 3 CREATE                      |   0     |   8.80   |    8.80 + ?
      default-tags               | CREATE                        |   0     |   8.00   |    8.00
      delete                     | DELETE, NO_OP                 |  12.00  |   8.00   |   -4.00
      delete-everything          | 4 DELETE                      |  40.85  |   0      |  -40.85
      deposed                    | DELETE, UPDATE                |  12.00  |   9.60   |   -2.40
      errored                    | CREATE                        |   0     |   8.00   |    8.00
      forget                     | FORGET, NO_OP                 |  12.00  |  12.00   |    0
      import                     | NO_OP, UPDATE                 |  12.00  |  14.40   |    2.40
      keys                       | 17 CREATE                     |   0     | 957.45   |  957.45
      local-zone                 | 12 CREATE                     |   0     |  74.53   |   74.53 + ?
      modules                    | 2 CREATE, 6 NO_OP             |  64.00  |  96.00   |   32.00
      moved                      | 2 NO_OP, UPDATE               |  24.00  |  40.00   |   16.00
      no-op                      | 2 NO_OP                       |  83.33  |  83.33   |    0
      opentofu                   | 2 CREATE, 6 NO_OP             |  64.00  |  96.00   |   32.00
      provider-aliases           | 8 CREATE                      |   0     | 209.51   |  209.51
      reference-changes          | 2 NO_OP, UPDATE               |  70.08  | 140.16   |   70.08
      references                 | 9 CREATE                      |   0     | 680.4403 |  680.4403
      region-changes             | DELETE_THEN_CREATE, NO_OP     |   8.00  |   8.80   |    0.80
      region-of-environment      | CREATE                        |   0     |   0      |    0 + ?
      region-of-expression       | CREATE                        |   0     |   0      |    0 + ?
      region-of-variable         | CREATE                        |   0     |  35.04   |   35.04
      region-of-variable-default | CREATE                        |   0     |  32.85   |   32.85
      replace-create-first       | CREATE_THEN_DELETE            |   8.00  |  12.00   |    4.00
      replace-destroy-first      | DELETE_THEN_CREATE            |   8.00  |  12.00   |    4.00
      replace-requested          | DELETE_THEN_CREATE            |   8.00  |   8.00   |    0
      sensitive                  | 3 CREATE                      |   0     |   0.80   |    0.80 + ?
      sensitive-choice           | 3 CREATE                      |   0     |  70.88   |   70.88 + ?
      sensitive-update           | DELETE, 2 UPDATE              |   4.45  |  24.00   |   19.55 + ?
      set-to-null                | 9 CREATE                      |   0     |  19.40   |   19.40 + ?
      state                      | 5 NO_OP                       |  93.73  |  93.73   |    0
      targeted                   | UPDATE                        |   8.00  |  16.00   |    8.00
      unknown                    | 5 CREATE                      |   0     |   5.00   |    5.00 + ?
      update                     | UPDATE                        |   8.00  |  21.00   |   13.00
      zones                      | 2 CREATE                      |   0     |  10.00   |   10.00 + ?
      """;

  /// One line of the table.
  private record Case(String folder, String actions, String before, String after, String delta) {
    static Case of(String line) {
      String[] cells = line.split("\\|");
      return new Case(
          cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
    }

    @Override
    public String toString() {
      return folder;
    }
  }

  static Stream<Case> cases() {
    return CASES.lines().map(Case::of);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changesWhatATablesLineSays(Case expected) throws IOException {
    PlanEstimated estimate = estimate(expected.folder());

    boolean complete = !expected.delta().endsWith("?");
    assertThat(actions(estimate)).isEqualTo(expected.actions());
    assertThat(estimate.before().known()).isEqualByComparingTo(expected.before());
    assertThat(estimate.after().known()).isEqualByComparingTo(expected.after());
    assertThat(estimate.delta()).isEqualByComparingTo(expected.delta().replace(" + ?", ""));
    assertThat(estimate.deltaComplete()).isEqualTo(complete);
  }

  @Test
  void hasALineForEveryPlan() throws IOException {
    List<String> folders =
        GoldenBills.foldersOf(GoldenBills.DIFF).stream()
            .map(folder -> folder.getFileName().toString())
            .toList();

    assertThat(cases().map(Case::folder)).isEqualTo(folders);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forget | aws_ebs_volume.scratch is taken out of the state and not destroyed: it is still"
            + " billed",
        "create-forget | aws_ebs_volume.data is taken out of the state and not destroyed: it is"
            + " still billed",
        "delete |",
        "deposed |"
      })
  void warnsOfWhatIsStillBilled(String folder, @Nullable String warning) throws IOException {
    assertThat(estimate(folder).warnings())
        .isEqualTo(warning == null ? List.of() : List.of(warning));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targeted | 1 resource of the state is not in the plan, the plan does not cover everything"
            + " (targeted or deferred)",
        "errored | the plan does not cover everything (targeted or deferred), the plan ended with"
            + " an error",
        "create |",
        "opentofu |",
        "state |"
      })
  void saysWhatIsPartial(String folder, @Nullable String reasons) throws IOException {
    assertThat(estimate(folder).partial().stream().sorted().collect(joining(", ")))
        .isEqualTo(reasons == null ? "" : reasons);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data-sources | aws_instance.twin | instance_type is known only after apply",
        "region-of-environment | aws_nat_gateway.this | the region is not known; name one when"
            + " submitting",
        "region-of-expression | aws_nat_gateway.this | the region is not known; name one when"
            + " submitting",
        "sensitive | aws_instance.web | instance_type is sensitive, so its value is not read",
        "sensitive | aws_ebs_volume.data | type is sensitive, so its value is not read",
        "sensitive | aws_ebs_volume.log | size is sensitive, so its value is not read",
        "sensitive-choice | aws_db_instance.db | multi_az is sensitive, so its value is not read",
        "sensitive-choice | aws_ecs_service.app | launch_type is sensitive, so its value is not"
            + " read",
        "sensitive-choice | aws_instance.web | volume_type is sensitive, so its value is not read",
        "sensitive-update | aws_instance.web | instance_type is sensitive, so its value is not"
            + " read",
        "sensitive-update | aws_ebs_volume.data | type is sensitive, so its value is not read",
        "sensitive-update | aws_ebs_volume.log | size is sensitive, so its value is not read",
        "set-to-null | module.unknown.aws_ebs_volume.this | type is known only after apply",
        "state | aws_ebs_volume.hidden | size is sensitive, so its value is not read",
        "unknown | aws_instance.web | instance_type is known only after apply",
        "unknown | aws_ebs_volume.type | type is known only after apply",
        "unknown | aws_eks_node_group.types | instance_types is known only after apply",
        "zones | aws_ebs_volume.local_zone | no price for aws/ebs/us-west-2-lax-1/storage/gp2"
      })
  void saysWhyItHasNoPrice(String folder, String address, String reason) throws IOException {
    ResourceEstimate resource = resource(estimate(folder), address);

    assertThat(resource.state()).isEqualTo(State.NOT_PRICED);
    assertThat(resource.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "moved, aws_ebs_volume.renamed, aws_ebs_volume.one",
    "moved, aws_ebs_volume.renamed_and_grown, aws_ebs_volume.two",
    "moved, module.storage[\"eu.1\"].aws_ebs_volume.this, aws_ebs_volume.three"
  })
  void saysWhereItMovedFrom(String folder, String address, String from) throws IOException {
    assertThat(resource(estimate(folder), address).previousAddress()).isEqualTo(from);
  }

  @Test
  void marksImportedResources() throws IOException {
    assertThat(estimate("import").resources()).allMatch(ResourceEstimate::imported);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deposed", "state"})
  void billsALeftOverObjectBesideTheCurrentOne(String folder) throws IOException {
    assertThat(estimate(folder).resources())
        .extracting(ResourceEstimate::deposed)
        .contains("0a1b2c3d");
  }

  @ParameterizedTest
  @CsvSource({
    "region-of-environment, aws_nat_gateway.this, given with the plan",
    "region-of-variable, aws_nat_gateway.this, provider aws",
    "delete-everything, aws_nat_gateway.this, provider aws",
    "delete-everything, aws_ebs_volume.data, attribute availability_zone",
    "provider-aliases, module.pair.module.deeper.aws_nat_gateway.this, provider aws.eu"
  })
  void takesTheGivenRegionOnlyWhereThePlanSaysNone(String folder, String address, String source)
      throws IOException {
    ResourceEstimate resource = resource(estimate(folder, json(folder), "eu-west-3"), address);

    assertThat(resource.regionSource()).isEqualTo(source);
    assertThat("eu-west-3".equals(resource.region())).isEqualTo(source.startsWith("given"));
  }

  @Test
  void keepsNoSecret() throws IOException {
    String bytes = estimate("sensitive").toString() + estimate("sensitive-update");

    assertThat(bytes).doesNotContain("m5.large", "io2");
  }

  // The same plan, written otherwise

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheSameFromEveryShellAndWrapper(Case each) throws IOException {
    String json = new String(json(each.folder()), StandardCharsets.UTF_8);
    PlanEstimated expected = estimate(each.folder());

    for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
      byte[] bytes = ("\uFEFF" + json).getBytes(Charset.forName(charset));
      assertThat(estimate(each.folder(), bytes, null)).isEqualTo(expected);
    }
    String wrapped = "[command]/usr/bin/terraform show -json\n" + json + "\n::debug::exitcode: 0\n";
    byte[] bytes = wrapped.getBytes(StandardCharsets.UTF_8);
    assertThat(estimate(each.folder(), bytes, null)).isEqualTo(expected);
  }

  @Test
  void pricesAPlanOfOpenTofuLikeOneOfTerraform() throws IOException {
    assertThat(estimate("opentofu").resources()).isEqualTo(estimate("modules").resources());
  }

  // Helpers

  private static PlanEstimated estimate(String folder) throws IOException {
    return GoldenBills.estimate(path(folder));
  }

  private static PlanEstimated estimate(String folder, byte[] json, @Nullable String region)
      throws IOException {
    return GoldenBills.estimate(path(folder), new ByteArrayInputStream(json), region);
  }

  private static byte[] json(String folder) throws IOException {
    return Files.readAllBytes(path(folder).resolve("plan.json"));
  }

  private static Path path(String folder) {
    return GoldenBills.DIFF.resolve(folder);
  }

  /// The actions in order of the alphabet, with how often each occurs, e.g. `2 CREATE, NO_OP`.
  private static String actions(PlanEstimated estimate) {
    return estimate.resources().stream()
        .collect(
            groupingBy(resource -> resource.action().name(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry ->
            entry.getValue() == 1 ? entry.getKey() : entry.getValue() + " " + entry.getKey())
        .collect(joining(", "));
  }

  private static ResourceEstimate resource(PlanEstimated estimate, String address) {
    return estimate.resources().stream()
        .filter(resource -> resource.address().equals(address) && resource.deposed() == null)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                address + " is not in " + Arrays.toString(estimate.resources().toArray())));
  }
}
