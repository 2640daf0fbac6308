package io.cloudcostguard.ingest.result.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=10|10",
        "respond-async, wait=10|10",
        "Wait = \"5\"; foo=bar|5",
        "wait=999|60",
        "wait=0|0",
        "wait=-1|0",
        "wait|0",
        "notwait=5|0",
        "wait=5x|0"
      })
  void isReadFromThePreferHeader(String prefer, int seconds) {
    assertThat(Wait.of(prefer, Duration.ofSeconds(60))).hasSeconds(seconds);
  }
}
