package io.cloudcostguard.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FittedTest {

  private static ObjectNode answer(int items, String each) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("doubts", "a price is missing");
    for (int i = 0; i < items; i++) {
      answer.withArray("changes").addObject().put("address", each + i);
    }
    return answer;
  }

  @Test
  void leavesAsItIsWhatIsShortEnough() {
    assertThat(Fitted.text(answer(2, "a"), "changes", 0))
        .isEqualTo(
            "{\"doubts\":\"a price is missing\",\"changes\":[{\"address\":\"a0\"},{\"address\":\"a1\"}]}");
  }

  @Test
  void staysJsonAndSaysHowMuchIsLeftOff() {
    String text = Fitted.text(answer(500, "x".repeat(100)), "changes", 7);

    assertThat(text).hasSizeBetween(Fitted.LONGEST - 200, Fitted.LONGEST);
    JsonNode read = Json.MAPPER.readTree(text);
    assertThat(read.path("doubts").asString()).isEqualTo("a price is missing");
    assertThat(read.path("changes").size() + read.path("leftOff").asInt()).isEqualTo(507);
  }

  @Test
  void saysWhatIsCutOffAText() {
    assertThat(Fitted.text("short")).isEqualTo("short");
    assertThat(Fitted.text("a line\n".repeat(3000)))
        .hasSizeLessThan(Fitted.LONGEST + 100)
        .endsWith("a line\n… 9003 more characters are left off.");
  }
}
