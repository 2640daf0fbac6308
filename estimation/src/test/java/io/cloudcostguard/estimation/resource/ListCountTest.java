package io.cloudcostguard.estimation.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A list counts its elements, also those that are known only after apply.
class ListCountTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"s-1\", \"s-2\"]      | false              | 2",
        "[\"s-1\", null, null]   | [false,true,true]  | 3",
        "[null, \"s-1\"]         | [true,false]       | 2",
        "[null]                  | [true]             | 1",
        "[]                      | false              | 0",
      })
  void countsElementsThatAreNotKnown(String after, String unknown, int count) throws IOException {
    String json =
        """
        {"format_version":"1.2","resource_changes":[{"address":"aws_vpc_endpoint.e","mode":"managed",
        "type":"aws_vpc_endpoint","name":"e","change":{"actions":["create"],"before":null,
        "after":{"subnet_ids":%s},"after_unknown":{"subnet_ids":%s}}}],
        "configuration":{"root_module":{"resources":[{"address":"aws_vpc_endpoint.e",
        "expressions":{"subnet_ids":{"references":["local.subnets"]}}}]}}}
        """
            .formatted(after, unknown);
    Plan plan =
        new PlanReader(TYPES)
            .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), null);
    Resource endpoint =
        Side.after(
                plan.resources(),
                List.of(),
                new UsageLookup(Usage.NONE),
                LocalDate.of(2026, 11, 28))
            .of(plan.resources().getFirst());

    assertThat(endpoint).isNotNull();
    assertThat(endpoint.count("subnet_ids"))
        .isInstanceOfSatisfying(
            Amount.Known.class,
            known -> assertThat(known.value()).isEqualByComparingTo(String.valueOf(count)));
  }
}
