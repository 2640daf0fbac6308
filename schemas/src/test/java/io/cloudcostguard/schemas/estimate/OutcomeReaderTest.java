package io.cloudcostguard.schemas.estimate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.BadRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class OutcomeReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "estimated",
        "estimated-pull-request",
        "estimated-under-contract",
        "rejected",
        "cancelled"
      })
  void readsAllButWhatIsLeftOut(String example) {
    byte[] json = example(example);
    PlanOutcome whole = Json.MAPPER.readValue(json, PlanOutcome.class);

    if (whole instanceof PlanEstimated estimate) {
      List<ResourceEstimate> withoutLines =
          estimate.resources().stream().map(resource -> resource.with(List.of())).toList();
      assertThat(OutcomeReader.withoutLines(json))
          .isEqualTo(estimate.beside(estimate.atListPrices(), withoutLines));
      assertThat(OutcomeReader.totals(json))
          .isEqualTo(estimate.beside(estimate.atListPrices(), List.of()));
    } else {
      assertThat(OutcomeReader.withoutLines(json)).isEqualTo(whole);
      assertThat(OutcomeReader.totals(json)).isEqualTo(whole);
    }
  }

  /// What is left out has to have its form all the same.
  @Test
  void refusesWhatHasAnotherForm() {
    String json = new String(example("estimated"), UTF_8);

    for (String bad :
        List.of(
            json.replaceFirst("\"resources\"\\s*:\\s*\\[", "\"resources\":[null,"),
            json.replaceFirst("\"resources\"\\s*:\\s*\\[", "\"resources\":[[],"),
            json.replaceFirst("\"resources\"\\s*:\\s*\\[", "\"resources\":[{\"state\":\"NONE\"},"),
            json.replaceFirst("\"resources\"", "\"resource\""),
            json.substring(0, json.length() / 2),
            json + "{}",
            "[]",
            "null",
            "")) {
      assertThatThrownBy(() -> OutcomeReader.totals(bad.getBytes(UTF_8)))
          .isInstanceOfAny(JacksonException.class, BadRecord.class);
    }
  }

  private static byte[] example(String name) {
    String path = "/examples/PlanOutcome/v1/" + name + ".json";
    try (var stream = OutcomeReaderTest.class.getResourceAsStream(path)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
