package io.cloudcostguard.estimation.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosestTest {

  @ParameterizedTest
  @CsvSource({
    "monthly_request, monthly_requests",
    "montly_requets, monthly_requests",
    "monthly_requests, monthly_requests",
    "storge_gb, storage_gb",
    "requests,",
    "storage,",
    "x,",
    "'',"
  })
  void findsWhatWasMeant(String name, String meant) {
    List<String> candidates = List.of("monthly_requests", "storage_gb");

    assertThat(Closest.to(name, candidates)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "aws_instance.web, aws_instance.wbe, 2",
    "abcdefghijklmnop, bcdefghijklmnopq, 2",
    "abcdefghijklmnop, xxabcdefghijklmnop, 2",
    "abcdefghijklmnop, abcdefghijkl, 4",
    "abcdefghijklmnop, abcdXfghiXklmnXp, 3",
    "abcdefghijklmnop, XbcdXfghXjklXnoX, 5"
  })
  void allowsOneInFourLettersButNoMoreThanFourToDiffer(String name, String candidate, int edits) {
    assertThat(Closest.to(name, List.of(candidate))).isEqualTo(edits <= 4 ? candidate : null);
  }

  @Test
  void agreesWithTheWholeMatrix() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String name = word(random);
      List<String> candidates = List.of(word(random), word(random), word(random));

      assertThat(Closest.to(name, candidates))
          .as("%s of %s", name, candidates)
          .isEqualTo(byTheWholeMatrix(name, candidates));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 100, 200, 100_000})
  void comparesLettersNearTheDiagonalOnlyAndNoneOfLongNames(int length) {
    Closest closest = new Closest(List.of("a".repeat(length) + "b"), Long.MAX_VALUE);

    closest.to("a".repeat(length) + "c");

    assertThat(closest.work()).isLessThanOrEqualTo(10L * Math.min(length + 1, 201));
  }

  @Test
  void stopsAfterSomeWork() {
    List<String> candidates = Collections.nCopies(1000, "aws_instance.some_name");
    Closest closest = new Closest(candidates, 5_000);

    assertThat(closest.to("aws_instance.some_nama")).isNull();
    for (int i = 0; i < 50; i++) {
      assertThat(closest.to("aws_instance.some_name")).isNull();
    }
    assertThat(closest.work()).isLessThan(5_300);
  }

  private static String word(Random random) {
    return random
        .ints(random.nextInt(3, 14), 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static @Nullable String byTheWholeMatrix(String name, List<String> candidates) {
    String closest = null;
    int limit = Math.clamp(name.length() / 4, 1, 4);
    for (String candidate : candidates) {
      int edits = distance(name, candidate);
      if (edits <= limit) {
        closest = candidate;
        limit = edits - 1;
      }
    }
    return closest;
  }

  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                    Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
      }
    }
    return edits[a.length()][b.length()];
  }
}
