package io.cloudcostguard.schemas.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void areTheSameAfterTheyWereText() {
    SigningKeys keys = SigningKeys.generate(true).rotated(NOW, NOW.plus(HOUR));

    assertThat(SigningKeys.parse(keys.text())).isEqualTo(keys);
    assertThat(SigningKeys.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").at(NOW))
        .containsExactly("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(keys.toString()).doesNotContain("whsec_", "whsk_");
  }

  @Test
  void giveWayToNewOnesWhenTheirTimeIsUp() {
    SigningKeys first = SigningKeys.generate(true);
    SigningKeys second = first.rotated(NOW, NOW.plus(HOUR));

    assertThat(second.at(NOW)).hasSize(4).containsAll(first.at(NOW));
    assertThat(second.at(NOW.plus(HOUR))).hasSize(2).doesNotContainAnyElementsOf(first.at(NOW));
    assertThat(second.secret()).isNotEqualTo(first.secret());
    assertThat(second.publicKeys()).hasSize(2).endsWith(first.publicKeys().getFirst());
  }

  @Test
  void neverLastLongerThanTheyWereToldTo() {
    SigningKeys keys =
        SigningKeys.generate(false)
            .rotated(NOW, NOW.plus(HOUR))
            .rotated(NOW, NOW.plus(HOUR.multipliedBy(3)));

    assertThat(keys.at(NOW)).hasSize(3);
    assertThat(keys.at(NOW.plus(HOUR))).hasSize(2);
    assertThat(keys.rotated(NOW, NOW).at(NOW)).hasSize(1);
    assertThat(keys.rotated(NOW.plus(HOUR), NOW.plus(HOUR.multipliedBy(9))).perKind()).isEqualTo(3);
  }

  @Test
  void ofEd25519SignWhatTheirPublicKeyChecks() throws Exception {
    Ed25519Key key = Ed25519Key.generate();
    byte[] message = "id.1.body".getBytes(StandardCharsets.UTF_8);

    byte[] signature = Ed25519Key.of(key.secret()).sign(message);

    byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] raw = Base64.getDecoder().decode(key.publicKey().substring("whpk_".length()));
    byte[] encoded = Arrays.copyOf(x509, x509.length + raw.length);
    System.arraycopy(raw, 0, encoded, x509.length, raw.length);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    check.update(message);
    assertThat(raw).hasSize(32);
    assertThat(check.verify(signature)).isTrue();
    assertThatThrownBy(() -> Ed25519Key.of("whsk_c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2hvcnQ");
  }
}
