package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What CloudWatch, Azure Monitor and Cloud Monitoring write; whole answers of the last two are
/// cases of rules.
class MonitoringExportTest {

  @Test
  void makesPercentilesOfHours() throws IOException {
    // 1, 2, … 100, in another order.
    Measured measured = read(cloudWatch("i-0abc CPUUtilization", 100));

    Utilisation of = Objects.requireNonNull(measured.byName().get("i-0abc"));
    Utilisation.Spread cpu = Objects.requireNonNull(of.of("cpu_percent"));
    assertThat(cpu.p50()).isEqualByComparingTo("50");
    assertThat(cpu.p95()).isEqualByComparingTo("95");
    assertThat(cpu.max()).isEqualByComparingTo("100");
    assertThat(of.days()).isEqualTo(5);
  }

  @Test
  void takesSeveralAnswersAndTheShortestTime() throws IOException {
    String both =
        cloudWatch("i-0abc CPUUtilization", 100) + "\n" + cloudWatch("i-0abc mem_used_percent", 24);

    for (String form : new String[] {both, "[" + both.replace("}\n{", "},{") + "]"}) {
      Utilisation of = Objects.requireNonNull(read(form).byName().get("i-0abc"));
      assertThat(of.metrics()).containsOnlyKeys("cpu_percent", "memory_percent");
      assertThat(of.days()).isEqualTo(1);
    }
  }

  /// An answer in pages has one metric of one resource several times.
  @Test
  void takesPagesTogether() throws IOException {
    String label = "\"MetricDataResults\":[{\"Label\":\"i-0abc CPUUtilization\",";
    Measured measured =
        read(
            "{%s\"Timestamps\":[\"2026-11-01T00:00:00Z\"],\"Values\":[90]}]}".formatted(label)
                + "{%s\"Timestamps\":[\"2026-11-02T00:00:00Z\"],\"Values\":[1]}]}"
                    .formatted(label));

    Utilisation of = Objects.requireNonNull(measured.byName().get("i-0abc"));
    assertThat(Objects.requireNonNull(of.of("cpu_percent")).max()).isEqualByComparingTo("90");
    assertThat(of.days()).isEqualTo(2);
  }

  /// Two points a month apart are not a month of measurements.
  @Test
  void countsDaysThatHaveMeasurements() throws IOException {
    Measured measured =
        read(
            "{\"MetricDataResults\":[{\"Label\":\"i-0abc CPUUtilization\",\"Timestamps\":"
                + "[\"2026-10-01T00:00:00Z\",\"2026-10-31T00:00:00Z\"],\"Values\":[1,1]}]}");

    assertThat(Objects.requireNonNull(measured.byName().get("i-0abc")).days()).isEqualTo(2);
  }

  @Test
  void countsWhatIsLeftAsTheOppositeOfWhatIsUsed() throws IOException {
    String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a";

    Measured measured =
        read(
            """
            {"value":[{"id":"%s/providers/Microsoft.Insights/metrics/Available Memory Percentage",
             "name":{"value":"Available Memory Percentage"},"timeseries":[{"data":[
             {"timeStamp":"2026-11-01T00:00:00Z","average":80,"minimum":70,"maximum":90},
             {"timeStamp":"2026-11-01T01:00:00Z","average":60,"minimum":55,"maximum":65},
             {"timeStamp":"2026-11-01T02:00:00Z"}]}]}]}\
            """
                .formatted(id));

    Utilisation of = Objects.requireNonNull(measured.byName().get(id));
    assertThat(Objects.requireNonNull(of.of("memory_percent")).max()).isEqualByComparingTo("45");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1}                                                            | no known form
          {"MetricDataResults":[{"Label":"CPUUtilization"}]}                 | is not RESOURCE METRIC
          {"MetricDataResults":[{"Label":"i C","Timestamps":["now"],"Values":[1]}]} | a time that is none: now
          {"MetricDataResults":                                              | no JSON
          """)
  void saysWhatIsWrong(String json, String expected) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  private static String cloudWatch(String label, int hours) {
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    return """
    {"MetricDataResults":[{"Id":"m1","Label":"%s","Timestamps":[%s],"Values":[%s],
     "StatusCode":"Complete"}]}\
    """
        .formatted(
            label,
            IntStream.range(0, hours)
                .mapToObj(i -> "\"" + start.plus(i, ChronoUnit.HOURS) + "\"")
                .collect(Collectors.joining(",")),
            // 37 and 100 have no common factor.
            IntStream.range(0, hours)
                .mapToObj(i -> Integer.toString(i * 37 % hours + 1))
                .collect(Collectors.joining(",")));
  }

  private static Measured read(String json) throws IOException {
    return UtilisationFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
