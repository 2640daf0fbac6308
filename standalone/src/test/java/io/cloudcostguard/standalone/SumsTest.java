package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.estimation.render.BillStyle;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.estimation.render.CostSentence;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.notifier.message.EstimateSummary;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.PlainWords;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.message.Story;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.wording.Templates;
import io.cloudcostguard.standalone.Expected.Amount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every form of an estimate has the same sums and the same doubts: random estimates, made from the
/// golden plans by leaving out prices and usage, are added up here line by line, and each form is
/// held to that. `-Dccg.seed=N` repeats a run.
class SumsTest {

  private static final long SEED = Long.getLong("ccg.seed", System.nanoTime());
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  static Stream<Path> plans() throws IOException {
    return RandomEstimates.plans();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void areTheSameInEveryForm(Path plan) throws IOException {
    Random random = new Random(SEED ^ plan.toString().hashCode());
    PlanEstimated first = RandomEstimates.of(plan, random);
    PlanEstimated second = RandomEstimates.of(plan, random);

    for (PlanEstimated estimate : List.of(first, second)) {
      Expected expected = Expected.of(estimate);
      assertThat(expected.after().known().subtract(expected.before().known()))
          .as("seed %d", SEED)
          .isEqualByComparingTo(expected.change().known());
      isInTheRecord(estimate, expected);
      isInWords(estimate, expected);
      isInCsv(estimate, expected);
      isInFocus(estimate, expected);
      isInInfracost(estimate, expected);
      isInSarif(estimate, expected);
      isInJUnit(estimate, expected);
      isInMessages(estimate, expected);
      countsAsPricedWhatHasAllPrices(estimate);
    }
    addUp(Comparison.of(first, second));
    assertThat(Comparison.of(first, first).difference()).isZero();
  }

  private static void isInTheRecord(PlanEstimated estimate, Expected expected) {
    byte[] bytes = Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(estimate);
    PlanEstimated read = (PlanEstimated) Json.MAPPER.readValue(bytes, PlanOutcome.class);

    assertThat(Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(read)).isEqualTo(bytes);
    assertThat(Amount.of(read.beforeSum())).isEqualTo(expected.before());
    assertThat(Amount.of(read.afterSum())).isEqualTo(expected.after());
    assertThat(Amount.of(read.change())).as("seed %d", SEED).isEqualTo(expected.change());
    assertThat(read.delta()).isEqualByComparingTo(expected.change().known());
    JsonNode json = Json.MAPPER.readTree(EstimateFormat.JSON.text(estimate, NOW));
    for (int i = 0; i < estimate.resources().size(); i++) {
      JsonNode resource = json.get("resources").get(i);
      Expected.Resource one = expected.resources().get(i);
      assertNumber(resource, "before", one.before());
      assertNumber(resource, "after", one.after());
      assertNumber(resource, "delta", one.change());
    }
  }

  /// Table, HTML, Markdown and the sentence of run tasks.
  private static void isInWords(PlanEstimated estimate, Expected expected) {
    String total =
        "%s %s %s"
            .formatted(
                expected.before().money(), expected.after().money(), expected.change().rise());
    String table = squeezed(EstimateFormat.TABLE.text(estimate, NOW, BillStyle.EVERYTHING));
    String markdown = EstimateFormat.MARKDOWN.text(estimate, NOW).replace("&#126;", "~");
    String html = EstimateFormat.HTML.text(estimate, NOW);
    assertThat(table).as("seed %d", SEED).contains(" Total " + total + " ");
    for (int width : new int[] {BillStyle.NARROWEST, 80, BillStyle.WIDEST}) {
      String compact =
          squeezed(
              EstimateFormat.TABLE.text(
                  estimate,
                  NOW,
                  new BillStyle(width, false, BillStyle.Order.COST, 3, false, null)));
      assertThat(compact)
          .as("seed %d", SEED)
          .contains(": " + expected.change().rise() + " a month")
          .contains(expected.before().money() + " → " + expected.after().money() + " USD")
          .containsAnyOf(
              " Total " + total + " ",
              " Total %s %s ".formatted(expected.after().money(), expected.change().rise()));
    }
    assertThat(markdown.lines().findFirst().orElseThrow())
        .contains("`: " + expected.change().rise());
    assertThat(markdown)
        .contains(
            "\n%s → **%s** a month."
                .formatted(expected.before().money(), expected.after().money()));
    assertThat(html)
        .contains(
            "<span>before</span>" + expected.before().money() + "<",
            "<span>after</span>" + expected.after().money() + "<",
            "<span>delta a month</span>" + expected.change().rise());
    assertThat(CostSentence.of(estimate))
        .contains(expected.change().isUnknown() ? expected.change().rise() : "Monthly cost ")
        .contains(expected.after().isUnknown() ? "" : " to " + expected.after().money());
    for (Expected.Resource resource : expected.resources()) {
      if (resource.of().state() != State.FREE) {
        String cells =
            "%s %s %s"
                .formatted(
                    Expected.money(resource.before()),
                    Expected.money(resource.after()),
                    resource.change().rise());
        assertThat(table)
            .as("seed %d", SEED)
            .contains(squeezed(" " + resource.of().address() + " " + cells + " "));
        assertThat(html)
            .contains(
                "<td>%s</td><td>%s</td><td>%s</td></tr>".formatted((Object[]) cellsOf(resource)));
      }
    }
  }

  private static String[] cellsOf(Expected.Resource resource) {
    return new String[] {
      Expected.money(resource.before()), Expected.money(resource.after()), resource.change().rise()
    };
  }

  private static void isInCsv(PlanEstimated estimate, Expected expected) throws IOException {
    List<Map<String, String>> rows = RandomEstimates.csv(EstimateFormat.CSV.text(estimate, NOW));

    assertThat(sum(rows, "before_monthly_cost")).isEqualByComparingTo(expected.before().known());
    assertThat(sum(rows, "after_monthly_cost")).isEqualByComparingTo(expected.after().known());
    assertThat(sum(rows, "delta"))
        .as("seed %d", SEED)
        .isEqualByComparingTo(expected.change().known());
    assertThat(rows.stream().allMatch(row -> row.get("bound").equals("exact")))
        .isEqualTo(expected.hidden() || expected.change().isExact());
  }

  private static void isInFocus(PlanEstimated estimate, Expected expected) throws IOException {
    List<Map<String, String>> rows =
        RandomEstimates.csv(EstimateFormat.FOCUS_CSV.text(estimate, NOW));

    assertThat(sum(rows, "BilledCost")).isEqualByComparingTo(expected.after().known());
    assertThat(rows.stream().anyMatch(row -> row.get("x_Missing").equals("price")))
        .as("seed %d", SEED)
        .isEqualTo(!expected.hidden() && expected.after().morePrice());
    if (!expected.after().morePrice()) {
      assertThat(rows.stream().anyMatch(row -> row.get("x_Missing").equals("usage")))
          .isEqualTo(expected.after().moreUsage());
    }
  }

  private static void isInInfracost(PlanEstimated estimate, Expected expected) {
    JsonNode json = Json.MAPPER.readTree(EstimateFormat.INFRACOST_JSON.text(estimate, NOW));

    assertNumber(json, "pastTotalMonthlyCost", expected.before());
    assertNumber(json, "totalMonthlyCost", expected.after());
    if (expected.change().isOpenFall()) {
      assertThat(json.get("diffTotalMonthlyCost").isNull()).isTrue();
    } else {
      assertNumber(json, "diffTotalMonthlyCost", expected.change());
    }
    addsUp(json, "pastBreakdown", expected.before());
    addsUp(json, "breakdown", expected.after());
    int withoutPrice =
        (int)
            expected.resources().stream()
                .filter(one -> one.of().state() == State.NOT_PRICED)
                .filter(one -> {
                  Amount shown = one.after() == null ? one.before() : one.after();
                  return shown != null && shown.isUnknown() && shown.morePrice();
                })
                .count();
    assertThat(json.at("/summary/totalNoPriceResources").asInt())
        .isEqualTo(estimate.coverage().free() + withoutPrice);
  }

  private static void isInSarif(PlanEstimated estimate, Expected expected) {
    JsonNode run = Json.MAPPER.readTree(EstimateFormat.SARIF.text(estimate, NOW)).at("/runs/0");

    assertNumber(run.get("properties"), "before", expected.before());
    assertNumber(run.get("properties"), "after", expected.after());
    assertNumber(run.get("properties"), "delta", expected.change());
    List<Expected.Resource> changing =
        expected.resources().stream().filter(one -> one.change().mayBeSomething()).toList();
    assertThat(run.get("results")).as("seed %d", SEED).hasSize(changing.size());
    BigDecimal sum =
        StreamSupport.stream(run.get("results").spliterator(), false)
            .map(result -> result.at("/properties/delta"))
            .filter(delta -> !delta.isMissingNode())
            .map(delta -> new BigDecimal(delta.asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).as("seed %d", SEED).isEqualByComparingTo(expected.change().known());
  }

  private static void isInJUnit(PlanEstimated estimate, Expected expected) {
    String report = EstimateFormat.JUNIT.text(estimate, NOW);

    assertThat(property(report, "before")).isEqualTo(expected.before().knownOrNull());
    assertThat(property(report, "after")).isEqualTo(expected.after().knownOrNull());
    assertThat(property(report, "delta"))
        .as("seed %d", SEED)
        .isEqualTo(expected.change().knownOrNull());
    assertThat(report.lines().filter(line -> line.contains("<testcase ")))
        .hasSize(expected.resources().size());
    assertThat(report.lines().filter(line -> line.contains("<skipped ")))
        .hasSize(
            (int)
                expected.resources().stream()
                    .map(one -> one.of().state())
                    .filter(state -> state != State.PRICED && state != State.FREE)
                    .count());
  }

  private static @Nullable BigDecimal property(String report, String name) {
    return report
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("<property name=\"" + name + "\" value=\""))
        .map(line -> new BigDecimal(line.split("\"", -1)[3]))
        .map(amount -> amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros())
        .findFirst()
        .orElse(null);
  }

  private static void addsUp(JsonNode json, String breakdown, Amount expected) {
    BigDecimal sum =
        StreamSupport.stream(
                json.at("/projects/0/" + breakdown + "/resources").spliterator(), false)
            .map(resource -> resource.get("monthlyCost"))
            .filter(cost -> !cost.isNull())
            .map(cost -> new BigDecimal(cost.asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).as("seed %d", SEED).isEqualByComparingTo(expected.known());
  }

  /// Slack, Teams, mail and comments are written from one story; webhooks from one summary.
  private static void isInMessages(PlanEstimated estimate, Expected expected) {
    Event event =
        new Event(
            "event",
            EventType.PLAN_ESTIMATED,
            NOW,
            "id",
            "00-11111111111111111111111111111111-1111111111111111-01",
            new News.OfPlan(estimate));
    Story story = new Stories(new Links(null)).of(event, Templates.NONE);
    assertThat(story.facts())
        .as("seed %d", SEED)
        .contains(
            new Story.Fact("Before", expected.before().money()),
            new Story.Fact("After", expected.after().money()),
            new Story.Fact("Change", expected.change().rise()));
    if (expected.change().mayBeSomething()) {
      assertThat(story.headline().in(PlainWords.PLAIN)).contains(expected.change().rise());
    }
    List<Expected.Resource> movers =
        expected.resources().stream()
            .filter(one -> one.change().known().signum() != 0)
            .sorted(
                Comparator.comparing((Expected.Resource one) -> one.change().known().abs())
                    .reversed()
                    .thenComparing(one -> one.of().address()))
            .toList();
    assertThat(story.movers())
        .extracting(Story.Change::amount)
        .containsExactlyElementsOf(
            movers.stream().limit(10).map(one -> one.change().rise()).toList());
    JsonNode told = Json.MAPPER.valueToTree(EstimateSummary.of(estimate));
    assertThat(new BigDecimal(told.get("delta").asString()))
        .isEqualByComparingTo(expected.change().known());
    SumDoubts doubts = estimate.doubts() == null ? SumDoubts.NONE : estimate.doubts();
    assertThat(told.at("/doubts/more").isMissingNode()).isEqualTo(doubts.more() == null);
    assertThat(told.at("/doubts/less").isMissingNode()).isEqualTo(doubts.less() == null);
  }

  private static void countsAsPricedWhatHasAllPrices(PlanEstimated estimate) {
    for (ResourceEstimate resource : estimate.resources()) {
      Set<Class<?>> kinds =
          resource.components().stream()
              .flatMap(line -> Stream.of(line.before(), line.after()).filter(side -> side != null))
              .map(Object::getClass)
              .collect(Collectors.toSet());
      if (resource.state() == State.PRICED) {
        assertThat(kinds).isSubsetOf(Set.of(LineItem.Priced.class));
      }
    }
    assertThat(estimate.coverage().priced())
        .isEqualTo(
            (int)
                estimate.resources().stream()
                    .filter(resource -> resource.state() == State.PRICED)
                    .count());
  }

  private static void addUp(Comparison comparison) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ResourceDifference resource : comparison.resources()) {
      BigDecimal from = resource.from() == null ? BigDecimal.ZERO : resource.from();
      BigDecimal to = resource.to() == null ? BigDecimal.ZERO : resource.to();
      assertThat(resource.difference())
          .as("%s, seed %d", resource.address(), SEED)
          .isEqualByComparingTo(to.subtract(from));
      sum = sum.add(resource.difference());
    }
    assertThat(comparison.difference()).isEqualByComparingTo(sum);
    assertThat(comparison.effects().total()).isEqualByComparingTo(sum);
    String words = comparison.change().text(Amounts::change);
    assertThat(squeezed(ComparisonFormat.TABLE.text(comparison))).contains("Total " + words + " ");
    assertThat(ComparisonFormat.MARKDOWN.text(comparison)).startsWith("**" + words + " a month**");
  }

  private static void assertNumber(JsonNode of, String field, @Nullable Amount expected) {
    JsonNode number = of.get(field);
    if (expected == null || expected.isUnknown()) {
      assertThat(number == null || number.isNull())
          .as("%s is %s, seed %d", field, number, SEED)
          .isTrue();
    } else {
      assertThat(new BigDecimal(number.asString())).isEqualByComparingTo(expected.known());
    }
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
