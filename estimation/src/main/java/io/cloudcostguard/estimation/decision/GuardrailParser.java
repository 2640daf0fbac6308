package io.cloudcostguard.estimation.decision;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a guardrail as a person writes it, and says exactly what is wrong with what is none.
final class GuardrailParser {

  /// How many digits after the point a limit may have.
  static final int DECIMALS = 10;

  private static final int LONGEST = 200;
  private static final Pattern COMPARISON =
      Pattern.compile("\\s*([A-Za-z]+)\\s*(>=|<=|==|=|<|>)\\s*(\\S+)\\s*");
  private static final Pattern AND = Pattern.compile("\\s+and\\s+");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");
  private static final String FORMS =
      "Write one of: incomplete, delta>500, total>10000, resource>2000, deltaPercent>25,"
          + " 'deltaPercent>25 and delta>100'.";

  static Guardrail parse(String text) {
    if (text.length() > LONGEST) {
      throw wrong("A guardrail has at most " + LONGEST + " characters.");
    }
    String rule = text.strip();
    if (rule.equals(Guardrail.Incomplete.WORD)) {
      return Guardrail.incomplete();
    }
    String[] parts = AND.split(rule, -1);
    Comparison first = comparison(parts[0], rule);
    if (parts.length == 1) {
      return new Guardrail.Above(rule, first.measure(), first.limit(), null);
    }
    Comparison second = comparison(parts[1], rule);
    if (parts.length > 2
        || first.measure() != Measure.DELTA_PERCENT
        || second.measure() != Measure.DELTA) {
      throw wrong(
          "'%s': only deltaPercent has a second part, its floor: deltaPercent>25 and delta>100."
              .formatted(rule));
    }
    return new Guardrail.Above(rule, first.measure(), first.limit(), second.limit());
  }

  private record Comparison(Measure measure, BigDecimal limit) {}

  private static Comparison comparison(String text, String rule) {
    Matcher matcher = COMPARISON.matcher(text);
    if (!matcher.matches()) {
      throw wrong("'%s' is no guardrail. %s".formatted(rule, FORMS));
    }
    Measure measure = measure(matcher.group(1));
    if (measure == null) {
      throw wrong(
          "'%s': '%s' is not measured; %s are."
              .formatted(
                  rule,
                  matcher.group(1),
                  Arrays.stream(Measure.values())
                      .map(Measure::word)
                      .collect(Collectors.joining(", "))));
    }
    if (!matcher.group(2).equals(">")) {
      throw wrong(
          "'%s': '%s' is no comparison of a guardrail; only '>' is, and the limit itself is allowed."
              .formatted(rule, matcher.group(2)));
    }
    if (!AMOUNT.matcher(matcher.group(3)).matches()) {
      throw wrong(
          "'%s': '%s' is no limit. A limit is a decimal without a sign, a unit or separators: 500 or 0.50."
              .formatted(rule, matcher.group(3)));
    }
    return new Comparison(measure, new BigDecimal(matcher.group(3)));
  }

  private static @Nullable Measure measure(String word) {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  private static IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(message);
  }

  private GuardrailParser() {}
}
