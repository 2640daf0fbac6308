package io.cloudcostguard.estimation.usage;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageFileTest {

  @Test
  void readsTypesAndAddresses() throws IOException {
    Usage usage =
        read(
            """
            version: 0.1
            resource_type_default_usage:
              aws_lambda_function:
                monthly_requests: 100
            resource_usage:
              module.a["x.y"].aws_s3_bucket.b[*]:
                standard:
                  storage_gb: 5.50
            """);

    assertThat(usage.byType())
        .isEqualTo(Map.of("aws_lambda_function", Map.of("monthly_requests", "100")));
    assertThat(usage.byAddress())
        .isEqualTo(
            Map.of(
                "module.a[\"x.y\"].aws_s3_bucket.b[*]",
                Map.of("standard", Map.of("storage_gb", "5.50"))));
    assertThat(usage.takesOffFreeTiers()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "---",
        "version: 0.1",
        "resource_usage:",
        "resource_usage:\n  aws_x.y:",
        "x-anchors: {a: &a {b: 1}}",
        "free_tiers: false",
        "\uFEFFversion: '0.1'"
      })
  void readsAFileThatGivesNothing(String yaml) throws IOException {
    Usage usage = read(yaml);

    assertThat(usage.byType()).isEmpty();
    assertThat(usage.byAddress().values()).allMatch(Map::isEmpty);
    assertThat(usage.takesOffFreeTiers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000              | 1000000",
        "1e6                  | 1000000",
        "1.5E+3               | 1500",
        "1_000_000            | 1000000",
        "1_000.25             | 1000.25",
        "\"1000\"             | 1000",
        "+7                   | 7",
        ".5                   | 0.5",
        "0.1000000000000000055511151231257827 | 0.1000000000000000055511151231257827"
      })
  void keepsEveryDigitOfANumber(String written, String number) throws IOException {
    assertThat(new BigDecimal(value(written).toString())).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "NULL"})
  void takesNullForNotGiven(String written) throws IOException {
    assertThat(value(written)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x10", ".inf", "12 GB", "1__", "\"1_000\"", "1,000", "yes"})
  void leavesWhatIsNoNumberToTheEstimate(String written) throws IOException {
    assertThat(value(written)).isInstanceOf(String.class);
  }

  @Test
  void readsTheFreeTiersFlag() throws IOException {
    assertThat(read("free_tiers: true").takesOffFreeTiers()).isTrue();
  }

  @Test
  void writesAnchorsOut() throws IOException {
    Usage usage =
        read(
            """
            x-small: &small {monthly_requests: 10, nested: {a: 1}}
            resource_usage:
              aws_x.a: *small
              aws_x.b:
                monthly_requests: 20
                <<: *small
            """);

    assertThat(usage.byAddress())
        .containsEntry("aws_x.a", Map.of("monthly_requests", "10", "nested", Map.of("a", "1")))
        .containsEntry("aws_x.b", Map.of("monthly_requests", "20", "nested", Map.of("a", "1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "resource_usage: {aws_x.a: {k: [1, 2]}} | line 1: a list",
        "version: 0.1\\nresource_usage:\\n  aws_x.a: 5 | line 3: `aws_x.a` is not a map",
        "resource_usage: 5 | line 1: resource_usage is not a map",
        "[] | line 1: a list",
        "just text | line 1: the usage file is not a map",
        "version: 0.2 | line 1: the version is 0.2; 0.1 can be read",
        "free_tiers: maybe | line 1: free_tiers is neither true nor false",
        "\\nfree_tier: true | line 2: there is no section free_tier; did you mean free_tiers?",
        "resource_usages: {} | did you mean resource_usage?",
        "resource_usage:\\n  aws_x.a:\\n    k: 1\\n    k: 2 | line 4: `k` is repeated",
        "resource_usage:\\n  aws_x.a: {}\\n  aws_x.a: {} | line 3: `aws_x.a` is repeated",
        "a: *b | line 1: *b refers to an anchor",
        "a: &a {b: *a} | line 1: *a refers to an anchor that is not complete here",
        "a: {<<: 1} | line 1: the value of << is not a map",
        "a: {? [1] : 2} | line 1: a key that is not text",
        "a: 1\\n---\\nb: 2 | line 2: a second document begins",
        "a: 1\\n b: 2 | line 2: invalid YAML",
        "a:\\n\\tb: 2 | line 2: invalid YAML",
        "a: {b: 1 | line 1: invalid YAML",
        "a: \"b | line 1: invalid YAML",
        "a: b\u0000c | not YAML",
      })
  void saysWhatIsWrongAndWhere(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void refusesAnAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> read(bomb.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 100000 values");
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> read("{a: ".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 20 deep");
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 20 deep");
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatIsLongerThanAnyUsage(String subject, String what) {
    assertThatThrownBy(() -> read("resource_usage:\n" + subject))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The usage file, line %s.".formatted(what));
  }

  static Stream<Arguments> refusesWhatIsLongerThanAnyUsage() {
    return Stream.of(
        Arguments.of(
            "  ? aws_x." + "a".repeat(5000) + "\n  : {k: 1}\n",
            "3: a name of more than 4,096 characters"),
        Arguments.of(
            "  aws_x.a:\n    " + "k".repeat(257) + ": 1\n", "3: a key of more than 256 characters"),
        Arguments.of(
            "  aws_x.a:\n    k: " + "1".repeat(1025) + "\n",
            "3: a value of more than 1,024 characters"),
        Arguments.of(
            "  aws_x.a:\n    n: {"
                + IntStream.range(0, 201).mapToObj(i -> "k" + i + ": 1").collect(joining(", "))
                + "}\n",
            "3: more than 200 keys in one map"),
        Arguments.of(
            "  aws_x.a: " + "{a: ".repeat(7) + "1" + "}".repeat(7) + "\n",
            "2: usage that is nested more than 5 deep"));
  }

  @Test
  void refusesAFileOfTenMegabytes() {
    assertThatThrownBy(() -> read("# comment\n".repeat(1024 * 1024)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 1048576 bytes");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(
            () -> UsageFile.read(new ByteArrayInputStream(new byte[] {'a', ':', (byte) 0xC3, '('})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not UTF-8");
  }

  private static Object value(String written) throws IOException {
    return read("resource_usage:\n  aws_x.a:\n    k: " + written + "\n")
        .byAddress()
        .getOrDefault("aws_x.a", Map.of())
        .get("k");
  }

  private static Usage read(String yaml) throws IOException {
    return UsageFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
