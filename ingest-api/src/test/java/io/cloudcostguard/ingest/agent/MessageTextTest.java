package io.cloudcostguard.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageTextTest {

  private static JsonNode read(String message) throws IOException {
    return Json.MAPPER.readTree(MessageText.withPlanAsText(message));
  }

  @Test
  void keepsEachDigitOfAPlan() throws IOException {
    String plan = "{ \"ü\": [1.10000000000000000000000000001, 1e400], \"b\":\"\\\"}\" }";

    JsonNode read =
        read(
            "{\"id\":1,\"params\":{\"arguments\":{\"plan\":%s,\"project\":\"p\"},\"name\":\"n\"}}"
                .formatted(plan));

    assertThat(read.at("/params/arguments/plan").asString()).isEqualTo(plan);
    assertThat(read.at("/params/arguments/project").asString()).isEqualTo("p");
    assertThat(read.at("/params/name").asString()).isEqualTo("n");
  }

  @Test
  void leavesAsItIsWhatIsCalledAPlanElsewhere() throws IOException {
    for (String message :
        new String[] {
          "{\"plan\":{\"a\":1}}",
          "{\"params\":{\"plan\":{\"a\":1}}}",
          "{\"params\":{\"arguments\":{\"plan\":\"{}\"}}}",
          "{\"params\":{\"arguments\":{\"x\":{\"plan\":{}}}}}"
        }) {
      assertThat(MessageText.withPlanAsText(message)).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1,2", "{\"params\":{\"arguments\":{\"plan\":{\"secret\":", "secret"})
  void saysNothingOfWhatIsNoJson(String message) {
    assertThatThrownBy(() -> MessageText.withPlanAsText(message))
        .isInstanceOf(IOException.class)
        .hasMessage("The message is not JSON")
        .hasNoCause();
  }

  @Test
  void refusesAMessageOfManyParts() {
    String message = "{\"params\":[" + "0,".repeat(MessageText.MOST_PARTS) + "0]}";

    assertThatThrownBy(() -> MessageText.withPlanAsText(message)).hasMessageContaining("parts");
  }
}
