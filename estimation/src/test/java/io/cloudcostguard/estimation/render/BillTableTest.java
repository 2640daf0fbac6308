package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a reader sees of bills of every size and width; `-Dgolden.update` writes the captures in
/// `docs/terminal`.
class BillTableTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack");
  private static final Path CAPTURES = Path.of("../docs/terminal");
  private static final int SCREEN = 40;

  static Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void staysInTheWidthOfTheTerminal(Path folder) throws IOException {
    PlanEstimated estimate = GoldenBills.estimate(folder);

    for (int width : new int[] {60, 80, 100, 120, 160}) {
      for (boolean all : new boolean[] {false, true}) {
        String table = table(estimate, style(width, 25, all));
        assertThat(table.lines())
            .allSatisfy(line -> assertThat(TextColumns.of(line)).isLessThan(width + 1));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void rowsAddUpToTheTotals(Path folder) throws IOException {
    PlanEstimated estimate = GoldenBills.estimate(folder);

    for (BillStyle.Order order : BillStyle.Order.values()) {
      for (int top : new int[] {1, 2, 1000}) {
        addUp(estimate, new BillStyle(80, false, order, top, false, null));
      }
    }
    addUp(estimate, BillStyle.EVERYTHING);
  }

  private static void addUp(PlanEstimated estimate, BillStyle style) {
    BillRows rows = BillRows.of(estimate, style);
    List<BillRows.Rest> rests =
        Stream.of(rows.more(), rows.unchanged()).filter(Objects::nonNull).toList();
    Sum before = Sum.NOTHING;
    Sum after = Sum.NOTHING;
    Sum change = Sum.NOTHING;
    int count = 0;
    for (BillRows.Entry entry : rows.shown()) {
      before = plus(before, entry.before());
      after = plus(after, entry.after());
      change = change.plus(entry.change());
      count += entry.count();
    }
    for (BillRows.Rest rest : rests) {
      before = before.plus(rest.before());
      after = after.plus(rest.after());
      change = change.plus(rest.change());
      count += rest.count();
    }
    assertThat(before.known()).isEqualByComparingTo(estimate.beforeSum().known());
    assertThat(after.known()).isEqualByComparingTo(estimate.afterSum().known());
    assertThat(change.known()).isEqualByComparingTo(estimate.change().known());
    assertThat(before.more()).isEqualTo(estimate.beforeSum().more());
    assertThat(after.more()).isEqualTo(estimate.afterSum().more());
    assertThat(change.more()).isEqualTo(estimate.change().more());
    assertThat(change.less()).isEqualTo(estimate.change().less());
    assertThat(count)
        .isEqualTo(
            estimate.resources().stream()
                .filter(each -> each.state() != ResourceEstimate.State.FREE)
                .count());
  }

  private static Sum plus(Sum sum, @org.jspecify.annotations.Nullable Sum more) {
    return more == null ? sum : sum.plus(more);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void coloursChangeNothingElse(Path folder) throws IOException {
    PlanEstimated estimate = GoldenBills.estimate(folder);
    BillStyle plain = style(100, 25, false);
    BillStyle coloured = new BillStyle(100, true, plain.order(), plain.top(), false, null);

    assertThat(table(estimate, plain)).doesNotContain("\u001b");
    assertThat(table(estimate, coloured)).contains("\u001b[1m");
    assertThat(table(estimate, coloured).replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(table(estimate, plain));
  }

  @Test
  void saysWhyACostChanges() throws IOException {
    String table = table(GoldenBills.estimate(SAMPLE), style(120, 25, false));

    assertThat(table)
        .containsSubsequence("aws_instance.web", "t3.small → m5.large")
        .containsSubsequence("aws_ebs_volume.data", "gp2 → gp3", "Provisioned IOPS added")
        .contains("5 unchanged");
  }

  @Test
  void foldsEqualInstancesAndShowsWhatMattersFirst() {
    String table = table(large(), style(80, 25, false));

    assertThat(table.lines().limit(SCREEN))
        .anySatisfy(line -> assertThat(line).contains("aws_instance.worker[0..199] ×200"))
        .anySatisfy(line -> assertThat(line).contains("200 × 730 hours × "));
    assertThat(table).contains("… and ").contains("--top 0");
    assertThat(table.lines().count()).isLessThan(120);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b[0] a.b[1] a.b[2]                  | a.b[0..2]",
        "a.b[0] a.b[2]                         | a.b[0, 2]",
        "a.b[10] a.b[9] a.b[8]                 | a.b[8..10]",
        "a.b[\"x\"] a.b[\"y\"]                 | a.b[\"x\", \"y\"]",
        "m.x[0].b[0] m.x[1].b[0]               | m.x[0..1].b[0]",
        "a.b[\"1\"] a.b[\"2\"] a.b[\"3\"] a.b[\"4\"] | a.b[\"1\", \"2\", \"3\", …]",
        "a.b[0]                                | a.b[0]",
        "a.b[99999999999]                      | a.b[99999999999]"
      })
  void namesInstancesTogether(String addresses, String name) {
    assertThat(Instances.name(Arrays.asList(addresses.split(" ")))).isEqualTo(name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void commentsAreShortBeforeTheFold(Path folder) throws IOException {
    String comment = EstimateFormat.MARKDOWN.text(GoldenBills.estimate(folder), Instant.EPOCH);

    assertShort(comment);
  }

  @Test
  void longNamesDoNotMakeLongComments() {
    PlanEstimated plan =
        plan(
            IntStream.range(0, 300)
                .mapToObj(i -> instance("aws_instance." + "a<".repeat(250) + i, "m5.large")));

    assertShort(EstimateFormat.MARKDOWN.text(plan, Instant.EPOCH));
    assertShort(EstimateFormat.MARKDOWN.text(large(), Instant.EPOCH));
  }

  private static void assertShort(String comment) {
    int fold = comment.indexOf(MarkdownBill.FOLD);
    String first = fold < 0 ? comment : comment.substring(0, fold);
    assertThat(first.getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(MarkdownBill.BEFORE_FOLD + 1);
    assertThat(comment.length()).isLessThan(MarkdownBill.LONGEST + 1);
  }

  @ParameterizedTest
  @CsvSource({"80, bill-80.txt", "160, bill-160.txt"})
  void looksAsInTheDocumentation(int width, String file) throws IOException {
    assertCapture(file, table(GoldenBills.estimate(SAMPLE), style(width, 25, false)));
  }

  @Test
  void showsTheFirstScreenOfALargeBill() throws IOException {
    String screen =
        table(large(), style(80, 25, false))
            .lines()
            .limit(SCREEN)
            .collect(Collectors.joining("\n", "", "\n"));

    assertCapture("bill-500-resources-first-screen.txt", screen);
  }

  private static void assertCapture(String name, String actual) throws IOException {
    Path file = CAPTURES.resolve(name);
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(CAPTURES);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  /// 500 resources: 200 equal workers, and others of all sizes.
  private static PlanEstimated large() {
    List<String> types = List.of("m5.large", "c6g.xlarge", "r5.2xlarge", "t3.micro", "m5.xlarge");
    Stream<String> workers =
        IntStream.range(0, 200)
            .mapToObj(i -> instance("aws_instance.worker[" + i + "]", "m5.large"));
    Stream<String> apps =
        IntStream.range(0, 150)
            .mapToObj(i ->
                instance("module.app_" + i + ".aws_instance.main", types.get(i % types.size())));
    Stream<String> volumes =
        IntStream.range(0, 150)
            .mapToObj(i ->
                change(
                    "aws_ebs_volume.data_" + i,
                    "aws_ebs_volume",
                    Map.of("size", String.valueOf(i * 10 + 8), "type", "\"gp3\"")));
    return plan(Stream.of(workers, apps, volumes).flatMap(each -> each));
  }

  private static String instance(String address, String type) {
    return change(address, "aws_instance", Map.of("instance_type", "\"" + type + "\""));
  }

  private static String change(String address, String type, Map<String, String> values) {
    String after =
        values.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(value -> "\"" + value.getKey() + "\":" + value.getValue())
            .collect(Collectors.joining(","));
    return """
    {"address":"%s","mode":"managed","type":"%s","name":"a","change":{"actions":["create"],\
    "before":null,"after":{%s}}}\
    """
        .formatted(address, type, after);
  }

  private static PlanEstimated plan(Stream<String> changes) {
    String json =
        "{\"format_version\":\"1.2\",\"resource_changes\":["
            + changes.collect(Collectors.joining(","))
            + "]}";
    ResourceTypes types = new ResourceTypes();
    try {
      return new Estimator(types)
          .estimate(
              new PlanSubmitted(
                  "id",
                  "tenant",
                  "shop",
                  "prod",
                  "digest",
                  0,
                  null,
                  null,
                  null,
                  LocalDate.of(2026, 11, 28),
                  new PlanReader(types)
                      .read(
                          new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                          "eu-west-1"),
                  Usage.NONE),
              new BundledPriceBook(),
              1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Memory does not fail", e);
    }
  }

  private static BillStyle style(int width, int top, boolean all) {
    return new BillStyle(width, false, BillStyle.Order.CHANGE, top, all, null);
  }

  private static String table(PlanEstimated estimate, BillStyle style) {
    return EstimateFormat.TABLE.text(estimate, Instant.EPOCH, style);
  }
}
