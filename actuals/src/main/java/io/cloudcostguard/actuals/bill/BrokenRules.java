package io.cloudcostguard.actuals.bill;

import java.util.LinkedHashMap;
import java.util.Map;

/// Counts the rows that break a rule of the specification and are imported all the same.
public final class BrokenRules {

  private static final int MOST = 100;

  private final Map<String, Broken> rules = new LinkedHashMap<>();
  private String file = "";
  private long line;

  /// How often a rule is broken.
  ///
  /// @param where the first row
  public record Broken(long rows, String where) {}

  /// From now on, a rule is broken there.
  void at(String file, long line) {
    this.file = file;
    this.line = line;
  }

  void broken(String rule) {
    Broken before = rules.get(rule);
    if (before != null) {
      rules.put(rule, new Broken(before.rows() + 1, before.where()));
    } else if (rules.size() < MOST) {
      rules.put(rule, new Broken(1, file + ":" + line));
    }
  }

  /// Rule by rule, in the order of their first rows.
  public Map<String, Broken> rules() {
    return Map.copyOf(rules);
  }
}
