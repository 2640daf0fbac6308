package io.cloudcostguard.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactedBodyTest {

  @Test
  void showsNamesNumbersAndIdsAndNoOtherText() {
    assertThat(
            of(
                "{\"id\":\"plan-1\",\"token\":\"s3cret\",\"n\":7,\"in\":[{\"password\":\"s3cret\"},\"s3cret\"]}"))
        .contains("\"plan-1\"", "\"n\" : 7", "\"token\" : \"… 6 characters\"")
        .doesNotContain("s3cret");
  }

  @Test
  void staysSmallHoweverMuchThereIs() {
    assertThat(of("[" + "\"s3cret\",".repeat(20_000) + "1]").length()).isLessThan(100_000);
    assertThat(of("[".repeat(400) + "]".repeat(400)).length()).isLessThan(10_000);
    assertThat(of("{\"id\":\"" + "x".repeat(100_000) + "\"}").length()).isLessThan(1_000);
    assertThat(of("{\"" + "x".repeat(100_000) + "\":1}").length()).isLessThan(1_000);
    assertThat(of("x".repeat(300_000))).contains("300,000 bytes", "too large to show");
  }

  @Test
  void showsNothingOfWhatIsNotJson() {
    assertThat(of("{s3cret")).contains("not JSON").doesNotContain("s3cret");
    assertThat(RedactedBody.of(null)).isEqualTo("no value");
  }

  private static String of(String body) {
    return RedactedBody.of(body.getBytes(UTF_8));
  }
}
