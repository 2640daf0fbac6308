package io.cloudcostguard.estimation.recommendation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Versions of engines are compared by their numbers, as far as they are said.
class GravitonVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "8.0.17, 8.0.17, false",
    "8.0.16, 8.0.17, true",
    "8.0, 8.0.17, false",
    "5.7.mysql_aurora.2.07.2, 2.9.2, true",
    "5.7.mysql_aurora.2.11.4, 2.9.2, false",
    "8.0.mysql_aurora.3.04.0, 2.9.2, false",
    "99999999999.1, 2, false",
    "latest, 2, false"
  })
  void comparesVersionsAsFarAsTheyAreSaid(String version, String other, boolean before) {
    assertThat(GravitonVersions.isBefore(version, other)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"14.4, true", "14.5, false", "13.4, false", "13.3, true", "12.19, true", "15, false"})
  void comparesAVersionWithTheOldestOfItsMajorVersion(String version, boolean before) {
    assertThat(GravitonVersions.isBefore(version, List.of("13.4", "14.5"))).isEqualTo(before);
  }
}
