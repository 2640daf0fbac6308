package io.cloudcostguard.estimation.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
