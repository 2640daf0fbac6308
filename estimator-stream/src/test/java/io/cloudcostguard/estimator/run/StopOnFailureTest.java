package io.cloudcostguard.estimator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

class StopOnFailureTest {

  @Test
  void handsTheReasonOver() {
    List<String> ended = new ArrayList<>();
    try (GenericApplicationContext context = new AnnotationConfigApplicationContext()) {
      Ending ending = (service, cause) -> ended.add(service + ": " + cause.getMessage());
      context.registerBean(StopOnFailure.class, () -> new StopOnFailure(ending));
      context.refresh();

      context.publishEvent(new StopOnFailure.Failed(new OutOfMemoryError("Java heap space")));
    }

    assertThat(ended).containsExactly("estimator-stream: Java heap space");
  }

  @Test
  void saysWhyAProcessOfItsOwnEnds() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ended.class.getName())
            .start();

    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(70);
    assertThat(said).contains("estimator-stream cannot go on").contains("the store is gone");
  }

  @Test
  void saysThatAnotherHasItsName() {
    assertThat(
            StopOnFailure.reason(
                new StreamsException(new FencedInstanceIdException("fenced by another"))))
        .contains("CCG_ESTIMATOR_INSTANCEID");
    assertThat(StopOnFailure.reason(new StreamsException("anything")))
        .isEqualTo("The estimator cannot go on; it ends");
  }

  /// A process whose service fails.
  static final class Ended {

    public static void main(String[] args) {
      new StopOnFailure(new EndsProcess())
          .stop(new StopOnFailure.Failed(new IllegalStateException("the store is gone")));
    }

    private Ended() {}
  }
}
