package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import io.cloudcostguard.estimation.compare.Effects;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The author of a plan chooses the names in it; in no format do they steer a terminal, add a line
/// or give orders to a CI system.
class HostileTextTest {

  private static final int ROUNDS = 60;
  private static final int LONGEST = 12;

  /// A long name has a line of its own in a table; all are long, so that only the rest may matter.
  private static final String LONG = "x".repeat(60);

  /// Names, reasons and sentences: all that a person wrote.
  private static final Set<String> TEXTS =
      Set.of(
          "id",
          "tenant",
          "project",
          "workspace",
          "planDigest",
          "currency",
          "address",
          "previousAddress",
          "type",
          "region",
          "reason",
          "name",
          "group",
          "unit",
          "usage",
          "quantityFrom",
          "rule");

  private static final List<String> PIECES =
      List.of(
          "\u001b[31m",
          "\u001b]0;title\u0007",
          "\u009b2J",
          "\u0007",
          "\b",
          "\r",
          "\n",
          "\r\n",
          "\t",
          "\u0085",
          "\u0000",
          "\u007f",
          "\u2028",
          "\u2029",
          "\u202a",
          "\u202e",
          "\u2066",
          "\u2069",
          "\u200e",
          "\u200f",
          "\u200b",
          "\u200d",
          "\ufeff",
          "\u061c",
          "\ud800",
          "\udc00",
          "\udb40\udc41",
          "::",
          "::add-mask::x",
          "::error::x",
          "##[",
          "##[group]",
          "##vso[task.x]",
          "###[",
          "##teamcity[x]",
          "\u00a0",
          "\u3000",
          " ",
          "=1+1",
          "a",
          "é",
          "名",
          "\ud83d\ude00",
          "\"",
          "`",
          "|",
          "\\");

  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");
  private static final Pattern ORDER =
      Pattern.compile("^[\\s\\p{Z}]*::|##\\w*\\[", Pattern.MULTILINE);

  private final long seed = Long.getLong("ccg.seed", System.nanoTime());
  private Random random = new Random(seed);

  @ParameterizedTest
  @EnumSource(EstimateFormat.class)
  void isOnlyTextInEveryFormatOfAnEstimate(EstimateFormat format) throws IOException {
    PlanEstimated plain = GoldenBills.estimate(Path.of("../examples/web-stack"));

    for (int round = 0; round < ROUNDS; round++) {
      random = new Random(seed + round);
      assertHarmless(written(format, plain, this::hostile));
      // Behind a letter, so that both are equally long: a table breaks long lines.
      random = new Random(seed + round);
      String text = written(format, plain, () -> "x" + hostile());
      random = new Random(seed + round);
      String asShown = written(format, plain, () -> Printable.line("x" + hostile()));

      assertHarmless(text);
      assertThat(count(text)).as("lines, seed %d", seed).isEqualTo(count(asShown));
    }
  }

  @ParameterizedTest
  @EnumSource(ComparisonFormat.class)
  void isOnlyTextInEveryFormatOfAComparison(ComparisonFormat format) {
    for (int round = 0; round < ROUNDS; round++) {
      random = new Random(seed + round);
      String text = format.text(comparison(this::hostile));
      random = new Random(seed + round);
      String asShown = format.text(comparison(() -> Printable.line(hostile())));

      assertHarmless(text);
      assertThat(count(text)).as("lines, seed %d", seed).isEqualTo(count(asShown));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = EstimateFormat.class,
      names = {"JSON", "INFRACOST_JSON"})
  void staysTheSameDataInJson(EstimateFormat format) throws IOException {
    PlanEstimated hostile =
        with(GoldenBills.estimate(Path.of("../examples/web-stack")), this::hostileCharacters);

    JsonNode read = Json.MAPPER.readTree(format.text(hostile, Instant.EPOCH));

    assertThat(read)
        .as("seed %d", seed)
        .isEqualTo(
            format == EstimateFormat.JSON
                ? Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(hostile))
                : InfracostJson.of(hostile, null, Instant.EPOCH));
  }

  @Test
  void showsWhatIsThere() {
    assertThat(Printable.line("a\u001b[31m\r\nb\u202e ##vso[x] 名\udb40\udc41"))
        .isEqualTo("a\\u001b[31m\\u000d\\u000ab\\u202e #\\u0023vso[x] 名\\udb40\\udc41");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aws_instance.web[\"a::b\"]", "名前 café 😀", "module.a[0]", "# heading", "a: b"})
  void leavesTextAlone(String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  private void assertHarmless(String text) {
    String lines = text.replace("\r\n", "\n"); // as CSV ends them
    assertThat(UNFIT.matcher(lines).results().map(each -> escaped(each.group())))
        .as("steering characters, seed %d", seed)
        .isEmpty();
    assertThat(ORDER.matcher(lines).results().map(each -> each.group()))
        .as("orders to a CI system, seed %d", seed)
        .isEmpty();
  }

  private static String escaped(String text) {
    return text.chars().mapToObj("%04x"::formatted).toList().toString();
  }

  private static String written(
      EstimateFormat format, PlanEstimated plain, Supplier<String> names) {
    return format.text(with(plain, names), Instant.EPOCH);
  }

  private static long count(String text) {
    return text.chars().filter(c -> c == '\n').count();
  }

  private String hostile() {
    StringBuilder text = new StringBuilder();
    IntStream.rangeClosed(0, random.nextInt(LONGEST))
        .forEach(_ -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
    return text + LONG;
  }

  /// Without halves of characters, which no UTF-8 has.
  private String hostileCharacters() {
    return hostile().replaceAll("\\p{Cs}", "x");
  }

  /// The estimate with other texts in it.
  private static PlanEstimated with(PlanEstimated plain, Supplier<String> names) {
    JsonNode tree = Json.MAPPER.valueToTree((PlanOutcome) plain);
    rename(tree, names);
    ObjectNode root = (ObjectNode) tree;
    root.putArray("warnings").add(names.get());
    root.putArray("partial").add(names.get());
    root.withObject("/coverage/unsupportedTypes").put(names.get(), 1);
    return Json.MAPPER.treeToValue(tree, PlanEstimated.class);
  }

  private static void rename(JsonNode node, Supplier<String> names) {
    if (node instanceof ObjectNode object) {
      object
          .propertyNames()
          .forEach(name -> {
            if (TEXTS.contains(name) && object.get(name).isString()) {
              object.put(name, names.get());
            } else if (name.equals("tags") && object.get(name).isObject()) {
              object.putObject(name).put(names.get(), names.get());
            }
          });
    }
    node.forEach(child -> rename(child, names));
  }

  private static Comparison comparison(Supplier<String> names) {
    Effects effects =
        new Effects(
            BigDecimal.ONE,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO);
    return new Comparison(
        names.get(),
        names.get(),
        7,
        8,
        "USD",
        BigDecimal.ONE,
        false,
        effects,
        List.of(
            new ResourceDifference(
                names.get(),
                names.get(),
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                effects,
                List.of(names.get()),
                null)),
        null);
  }
}
