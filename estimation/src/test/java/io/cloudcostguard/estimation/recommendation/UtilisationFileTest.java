package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.estimation.recommendation.Utilisation.Spread;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Measurements are read, or refused with what is wrong: none are taken for less than they are.
class UtilisationFileTest {

  private static final String HEADER = "resource,metric,days,p50,p95,max\n";

  @Test
  void readsEachMetricOfAResource() throws IOException {
    Measured measured =
        read(
            HEADER + "a.b,cpu_percent,30,4,18,41\na.b,memory_percent,14,,,35\na.b,iops,30,1,2,900");

    assertThat(measured.byName())
        .containsOnly(
            Map.entry(
                "a.b",
                new Utilisation(
                    14,
                    Map.of(
                        "cpu_percent", spread("4", "18", "41"),
                        "memory_percent", spread(null, null, "35"),
                        "iops", spread("1", "2", "900")))));
  }

  private static Spread spread(@Nullable String p50, @Nullable String p95, String max) {
    return new Spread(
        p50 == null ? null : new BigDecimal(p50),
        p95 == null ? null : new BigDecimal(p95),
        new BigDecimal(max));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b,cpu_percent,30,NaN,18,41       | p50 is missing
          a.b,cpu_percent,30,4,-18,41        | p95 is missing
          a.b,cpu_percent,30,4,1e999999999,41 | p95 is missing
          a.b,cpu_percent,30,4,18,           | max is missing
          a.b,cpu_percent,-5,4,18,41         | days is missing
          a.b,cpu_percent,30,90,18,41        | not in this order
          a.b,cpu_percent,30,4,41,18         | not in this order
          a.b,cpu_percent,30,90,,4           | not in this order
          a.b,cpu_percent,30,4,18,4100       | a percentage of more than 100
          a.b,cpu_percent,30,0.04,0.18,0.41  | are they fractions
          ,cpu_percent,30,4,18,41            | resource is missing
          a.b,cpu_percent,1e20,4,18,41       | days is missing
          """)
  void refusesWhatIsNoMeasurement(String row, String why) {
    assertThatThrownBy(() -> read(HEADER + row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesTwoMeasurementsOfTheSame() {
    assertThatThrownBy(() -> read(HEADER + "a.b,cpu_percent,30,4,18,90\na.b,cpu_percent,30,1,1,2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 3")
        .hasMessageContaining("is there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          nothing                            | no rows
          resource,metric,days,p50,p95,max   | no rows
          garbage                            | no rows
          """)
  void refusesAFileWithoutMeasurements(@Nullable String file, String why) {
    assertThatThrownBy(() -> read(file == null ? "" : file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static Measured read(String file) throws IOException {
    return UtilisationFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }
}
