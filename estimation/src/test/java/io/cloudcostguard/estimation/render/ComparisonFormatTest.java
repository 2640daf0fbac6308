package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import io.cloudcostguard.estimation.compare.Effects;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonFormatTest {

  private static final Effects SOME = effects("5", "-2.005", "0", "9.268", "0");

  private static final ResourceDifference VOLUME =
      new ResourceDifference(
          "aws_ebs_volume.data",
          "aws_ebs_volume",
          new BigDecimal("10"),
          new BigDecimal("12.995"),
          new BigDecimal("2.995"),
          effects("5", "-2.005", "0", "0", "0"),
          List.of(),
          null);
  private static final ResourceDifference INSTANCE =
      new ResourceDifference(
          "aws_instance.web[\"a|b\"]",
          "aws_instance",
          null,
          new BigDecimal("9.268"),
          new BigDecimal("9.268"),
          effects("0", "0", "0", "9.268", "0"),
          List.of("Data: usage not given: <b>@all</b>"),
          new SumDoubts(null, Missing.USAGE, Missing.USAGE, null));

  @Test
  void isATableOfWhatDiffersAndWhy() {
    String table = ComparisonFormat.TABLE.text(comparison(List.of(VOLUME, INSTANCE)));

    assertThat(table.lines())
        .anySatisfy(line -> assertThat(line).matches("from a · price catalogue version 7"))
        .anySatisfy(
            line -> assertThat(line).matches("aws_ebs_volume.data +\\$10.00 +\\$13.00 +\\+\\$3.00"))
        .contains("    price +$5.00, quantity -$2.00")
        .anySatisfy(line ->
            assertThat(line).matches("aws_instance.* - +\\$9.27 \\+ usage +\\+\\$9.27 \\+ usage"))
        .contains("    not compared: Data: usage not given: <b>@all</b>")
        .anySatisfy(line -> assertThat(line).matches("Total +\\+\\$12.26 \\+ usage"))
        .anySatisfy(line -> assertThat(line).matches(" +added +\\+\\$9.27"))
        .contains("What one side lacks is in no amount, and makes no saving.");
  }

  @Test
  void showsWhatDiffersBeforeWhatIsOnlyNotKnown() {
    ResourceDifference unknown =
        new ResourceDifference(
            "aws_cloudfront_distribution.cdn",
            "aws_cloudfront_distribution",
            null,
            null,
            BigDecimal.ZERO,
            effects("0", "0", "0", "0", "0"),
            IntStream.range(0, 37).mapToObj(i -> "Requests " + i + ": usage not given").toList(),
            new SumDoubts(Missing.USAGE, Missing.USAGE, null, null));
    String table =
        ComparisonFormat.TABLE.text(
            comparison(
                Stream.concat(
                        Collections.nCopies(20, unknown).stream(), Stream.of(VOLUME, INSTANCE))
                    .toList()));

    assertThat(table)
        .containsSubsequence(
            "aws_instance.web",
            "aws_ebs_volume.data",
            "No known difference",
            "aws_cloudfront_distribution.cdn: not compared: Requests 0: usage not given and 36 more",
            "and 15 more resources",
            "Total");
    assertThat(table.lines().count()).isLessThan(30);
  }

  @Test
  void isMarkdownInWhichNamesAreOnlyNames() {
    String markdown = ComparisonFormat.MARKDOWN.text(comparison(List.of(VOLUME, INSTANCE)));

    assertThat(markdown)
        .startsWith("**+$12.26 + usage a month** after apply, from `a` (price catalogue version 7)")
        .contains("| quantity | -$2.00 |")
        .contains(
            "| `aws_ebs_volume.data` | $10.00 | $13.00 | +$3.00 | price +$5.00, quantity -$2.00 |")
        .contains(
            "| `aws_instance.web[\"a\\|b\"]` | - | $9.27 + usage | +$9.27 + usage | added +$9.27; not compared: ")
        .doesNotContain("<b>", "@all");
  }

  @Test
  void isMarkdownAsLongAsACommentMayBe() {
    List<ResourceDifference> many =
        IntStream.range(0, 5000).mapToObj(i -> i % 2 == 0 ? VOLUME : INSTANCE).toList();

    String markdown = ComparisonFormat.MARKDOWN.text(comparison(many));

    assertThat(markdown.length()).isBetween(20_000, MarkdownBill.LONGEST);
    assertThat(markdown).containsPattern("\\d+ more differ\\.");
  }

  @Test
  void isJsonWithEveryDigit() {
    Comparison comparison = comparison(List.of(VOLUME));

    assertThat(Json.MAPPER.readValue(ComparisonFormat.JSON.text(comparison), Comparison.class))
        .isEqualTo(comparison);
  }

  private static Comparison comparison(List<ResourceDifference> resources) {
    return new Comparison(
        "a",
        "b",
        7,
        8,
        "USD",
        SOME.total(),
        false,
        SOME,
        resources,
        new SumDoubts(null, null, Missing.USAGE, null));
  }

  private static Effects effects(
      String price, String quantity, String configuration, String added, String removed) {
    return new Effects(
        new BigDecimal(price),
        new BigDecimal(quantity),
        new BigDecimal(configuration),
        new BigDecimal(added),
        new BigDecimal(removed),
        BigDecimal.ZERO);
  }
}
