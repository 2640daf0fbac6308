package io.cloudcostguard.estimation.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.plan.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageAllowListTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  private static List<String> warnings(String requests) {
    Usage sent =
        new Usage(
            Map.of("aws_lambda_function", Map.of("monthly_requests", requests)), Map.of(), null);
    return UsageCheck.warnings(new UsageAllowList(TYPES).of(sent), List.of(), TYPES);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, monthly_requests is negative",
    "many, monthly_requests is not a number",
    "'1000000000000001', 'monthly_requests is more than 10^15, which is no quantity of anything'",
    "1e39, 'monthly_requests is more than 10^15, which is no quantity of anything'"
  })
  void leavesWhatAQuantityIsWrongBy(String requests, String wrong) {
    assertThat(warnings(requests)).containsExactly("usage of type aws_lambda_function: " + wrong);
  }

  @Test
  void acceptsLargeQuantities() {
    assertThat(warnings("1000000000000000")).isEmpty();
  }
}
