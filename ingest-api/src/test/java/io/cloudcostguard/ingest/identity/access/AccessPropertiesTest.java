package io.cloudcostguard.ingest.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessPropertiesTest {

  @Test
  void takeABlankTokenForNone() {
    assertThat(new AccessProperties(null).token()).isNull();
    assertThat(new AccessProperties(" ").token()).isNull();
    assertThat(new AccessProperties("t").token()).isEqualTo("t");
  }

  @Test
  void doNotShowTheToken() {
    assertThat(new AccessProperties("t0ken")).asString().doesNotContain("t0ken");
  }
}
