package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedLabelTest {

  @Test
  void theFirstNamesKeepTheirOwnSeries() {
    BoundedLabel label = new BoundedLabel(2);

    assertThat(label.of("eu-west-1")).isEqualTo("eu-west-1");
    assertThat(label.of("us-east-1")).isEqualTo("us-east-1");
    assertThat(label.of("sa-east-1")).isEqualTo("other");
    assertThat(label.of("us-east-1")).isEqualTo("us-east-1");
  }

  @Test
  void aNameThatIsNoneTakesNoPlace() {
    BoundedLabel label = new BoundedLabel(1);

    assertThat(label.of("a\nb")).isEqualTo("other");
    assertThat(label.of("x".repeat(65))).isEqualTo("other");
    assertThat(label.of("eu-west-1")).isEqualTo("eu-west-1");
  }
}
