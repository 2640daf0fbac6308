package io.cloudcostguard.estimation.usage;

import java.util.Map;

/// What stands in a YAML document, with the line where it begins.
sealed interface YamlNode {

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

  /// Text, and every number: a quantity keeps every digit.
  record Text(String text, int line) implements YamlNode {
    @Override
    public int size() {
      return 1;
    }
  }

  /// A map.
  record Entries(Map<String, YamlNode> entries, int line, int size) implements YamlNode {}
}
