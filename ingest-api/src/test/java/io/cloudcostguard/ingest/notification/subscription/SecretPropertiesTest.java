package io.cloudcostguard.ingest.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.ingest.MisconfiguredException;
import io.cloudcostguard.schemas.secret.SecretBox;
import org.junit.jupiter.api.Test;

class SecretPropertiesTest {

  @Test
  void haveNoDefault() {
    assertThatThrownBy(() -> new SecretProperties(null).box())
        .isInstanceOf(MisconfiguredException.class)
        .hasMessageContaining("CCG_SECRET_KEY");
    assertThatThrownBy(() -> new SecretProperties("c2hvcnQ=").box())
        .hasMessageContaining("32 are needed")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThat(new SecretProperties(SecretBox.newKey()).box()).isNotNull();
  }

  @Test
  void doNotShowTheKey() {
    assertThat(new SecretProperties("k3y")).asString().doesNotContain("k3y");
  }
}
