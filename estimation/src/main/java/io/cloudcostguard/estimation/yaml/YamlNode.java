package io.cloudcostguard.estimation.yaml;

import java.util.List;
import java.util.Map;

/// What stands in a YAML document, with the line where it begins.
public sealed interface YamlNode {

  int line();

  /// How many values it is, aliases written out.
  int size();

  /// Nothing: an empty value, `~` or `null`.
  record Nothing(int line) implements YamlNode {
    @Override
    public int size() {
      return 1;
    }
  }

  /// Text, and every number: it keeps every digit.
  ///
  /// @param isPlain whether it stands there without quotes
  record Text(String text, boolean isPlain, int line) implements YamlNode {
    @Override
    public int size() {
      return 1;
    }
  }

  /// A list.
  record Items(List<YamlNode> items, int line, int size) implements YamlNode {}

  /// A map, in the order of the file.
  record Entries(Map<String, YamlNode> entries, int line, int size) implements YamlNode {}
}
