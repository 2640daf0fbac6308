package io.cloudcostguard.ingest.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccessPropertiesTest {

  @Test
  void takeABlankTokenForNone() {
    assertThat(new AccessProperties(null).token()).isNull();
    assertThat(new AccessProperties(" ").token()).isNull();
    assertThat(new AccessProperties("t").token()).isEqualTo("t");
  }

  @Test
  void takeTwoTokensWhileOneReplacesTheOther() {
    assertThat(new AccessProperties("old, new").tokens()).containsExactly("old", "new");
    assertThat(new AccessProperties("old,").tokens()).containsExactly("old");
    assertThatThrownBy(() -> new AccessProperties("a,b,c")).hasMessageContaining("two");
    assertThatThrownBy(() -> new AccessProperties(",")).hasMessageContaining("no token");
  }

  @Test
  void doNotShowTheToken() {
    assertThat(new AccessProperties("t0ken")).asString().doesNotContain("t0ken");
  }
}
