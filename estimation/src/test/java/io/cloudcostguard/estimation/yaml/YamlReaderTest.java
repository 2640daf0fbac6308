package io.cloudcostguard.estimation.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private static final int MOST = 1024 * 1024;

  @Test
  void keepsTextAsItIsWritten() throws IOException {
    YamlNode read = read("{a: 010, b: 1.10, c: true, d: '1.10', e: ~, f: '', g: [1e3, null]}");

    assertThat(plain(read))
        .isEqualTo("{a=010, b=1.10, c=true, d='1.10', e=null, f='', g=[1e3, null]}");
  }

  @Test
  void writesAliasesAndMergesOut() throws IOException {
    YamlNode read =
        read(
            """
            a: &a {x: 1, y: [2]}
            b: {<<: *a, x: 3}
            c: [*a]
            """);

    assertThat(plain(read)).isEqualTo("{a={x=1, y=[2]}, b={x=3, y=[2]}, c=[{x=1, y=[2]}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, a: 2} | line 1: `a` is repeated",
        "a: 1\\nb:\\n  - {c: 1}\\n  - {c: 1, c: 2} | line 4: `c` is repeated",
        "a: [*b] | line 1: *b refers to an anchor",
        "a: &a [*a] | line 1: *a refers to an anchor that is not complete",
        "a: 1\\n---\\nb: 2 | line 2: a second document begins",
        "[a | line 1: invalid YAML",
        "{[a]: 1} | line 1: a key that is not text",
        "a: {<<: [1]} | line 1: the value of << is not a map",
        "a\u0000: 1 | is not YAML",
      })
  void saysWhatIsWrongAndWhere(String yaml, String why) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The file")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "[{a: ", "- ", "? "})
  void refusesNestingOfAnyKind(String opening) {
    assertThatThrownBy(() -> read(opening.repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("The file, line 1: (nested more than 20 deep|a key that is not text).");
  }

  @Test
  void takesNestingUpToTheLimit() throws IOException {
    assertThat(read("[".repeat(20) + "]".repeat(20)).size()).isEqualTo(20);
    assertThatThrownBy(() -> read("[".repeat(21) + "]".repeat(21)))
        .hasMessageContaining("nested more than 20 deep");
  }

  @Test
  void refusesMoreValuesThanTheLimitAlsoEmptyOnes() {
    assertThatThrownBy(() -> read("[" + "{},".repeat(100_001) + "]"))
        .hasMessageContaining("more than 100000 values");
    assertThatThrownBy(() -> read("[" + "a,".repeat(100_001) + "]"))
        .hasMessageContaining("more than 100000 values");
  }

  @Test
  void refusesAliasesThatMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> read(bomb.toString()))
        .hasMessageContaining("more than 100000 values, aliases written out");
  }

  @Test
  void refusesWhatIsTooLargeBeforeItIsRead() {
    assertThatThrownBy(() -> read("a: " + "x".repeat(MOST)))
        .hasMessage("The file has more than 1048576 bytes.");
  }

  private static YamlNode read(String yaml) throws IOException {
    return YamlReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "The file", MOST);
  }

  private static String plain(YamlNode node) {
    return switch (node) {
      case YamlNode.Nothing _ -> "null";
      case YamlNode.Text(var text, var isPlain, _) -> isPlain ? text : "'" + text + "'";
      case YamlNode.Items(var items, _, _) ->
          "[" + joined(items.stream().map(YamlReaderTest::plain).toList()) + "]";
      case YamlNode.Entries(var entries, _, _) ->
          "{" + joined(entries.entrySet().stream().map(YamlReaderTest::entry).toList()) + "}";
    };
  }

  private static String entry(Map.Entry<String, YamlNode> entry) {
    return entry.getKey() + "=" + plain(entry.getValue());
  }

  private static String joined(List<String> parts) {
    return String.join(", ", parts);
  }
}
