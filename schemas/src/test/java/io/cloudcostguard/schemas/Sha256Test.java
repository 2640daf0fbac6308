package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/// @see <a
///   href="https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values">NIST's
///   example values</a>
class Sha256Test {

  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isThatOfTheStandard() {
    assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
    assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(OF_ABC);
    assertThat(Sha256.of("abc")).asHexString().isEqualToIgnoringCase(OF_ABC);
  }

  @Test
  void isTheSameInParts() {
    MessageDigest digest = Sha256.start();
    digest.update((byte) 'a');
    digest.update("bc".getBytes(StandardCharsets.US_ASCII));

    assertThat(digest.digest()).isEqualTo(Sha256.of("abc"));
  }
}
