package io.cloudcostguard.estimation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  private static final int CASES = 20_000;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "shop, shop, true",
        "shop, shops, false",
        "shop, sho, false",
        "*, \"\", true",
        "\"\", a, false",
        "shop-*, shop-, true",
        "*-prod, shop-prod, true",
        "*-prod, shop-prod-1, false",
        "a*b*c, aXbYbc, true",
        "a*b*c, acb, false",
        "**, anything, true",
        "a.c, abc, false"
      })
  void matchesStarsAndNothingElse(String pattern, String name, boolean expected) {
    assertThat(Glob.matches(pattern, name)).isEqualTo(expected);
  }

  /// Names of few letters, so that many match in part.
  @Test
  void agreesWithARegularExpression() {
    Random random = new Random(26);
    int matches = 0;
    for (int i = 0; i < CASES; i++) {
      String pattern = text(random, "ab*", 7);
      String name = text(random, "ab", 9);
      boolean expected =
          Pattern.matches(
              pattern
                  .chars()
                  .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
                  .collect(Collectors.joining()),
              name);
      assertThat(Glob.matches(pattern, name)).as("%s for %s", pattern, name).isEqualTo(expected);
      matches += expected ? 1 : 0;
    }
    assertThat(matches).isBetween(CASES / 20, CASES / 2);
  }

  private static String text(Random random, String letters, int longest) {
    return random
        .ints(random.nextInt(longest + 1), 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
