package io.cloudcostguard.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerTest {

  @Test
  void givesAnUnexpectedErrorAnIdAndShowsNothingOfIt(CapturedOutput log) {
    byte[] body =
        new ProblemHandler(new SimpleMeterRegistry())
            .unexpected(new IllegalStateException("inner secret"))
            .getBody();

    JsonNode problem = Json.MAPPER.readTree(body);
    assertThat(problem.path("status").asInt()).isEqualTo(500);
    assertThat(problem.path("type").asString()).isEqualTo("urn:cloudcostguard:problem:internal");
    assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("secret", "Exception");
    assertThat(log.getAll()).contains("unexpected error", "IllegalStateException");
  }
}
