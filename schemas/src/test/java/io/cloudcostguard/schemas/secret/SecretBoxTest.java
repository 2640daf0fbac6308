package io.cloudcostguard.schemas.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

  private static final String PURPOSE = "subscription-1/url";

  private final String key = SecretBox.newKey();
  private final SecretBox box = new SecretBox(key);

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "https://hooks.example/T0/B0/tok€n"})
  void opensWhatItSealed(String secret) {
    assertThat(box.open(box.seal(secret, PURPOSE), PURPOSE)).isEqualTo(secret);
  }

  @Test
  void opensWithTheSameKeyElsewhere() {
    byte[] sealed = box.seal("secret", PURPOSE);

    assertThat(new SecretBox(" " + key + "\n").open(sealed, PURPOSE)).isEqualTo("secret");
  }

  @Test
  void opensUnderEveryKeyAndSealsUnderTheFirst() {
    byte[] old = box.seal("secret", PURPOSE);
    SecretBox both = new SecretBox(SecretBox.newKey() + ", " + key);

    assertThat(both.open(old, PURPOSE)).isEqualTo("secret");
    assertThat(both.isCurrent(old, PURPOSE)).isFalse();
    assertThat(both.isCurrent(both.seal("secret", PURPOSE), PURPOSE)).isTrue();
    assertThat(both.deriveEach("callback/1"))
        .containsExactly(both.derive("callback/1"), box.derive("callback/1"));
    refuses(box, both.seal("secret", PURPOSE), PURPOSE);
    refuses(both, old, "subscription-2/url");
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretBox(key + ","));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretBox(String.join(",", key, key, key, key, key)));
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTimeAndNeverInTheClear() {
    byte[] sealed = box.seal("a rather long secret", PURPOSE);

    assertThat(sealed).isNotEqualTo(box.seal("a rather long secret", PURPOSE));
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
  }

  @Test
  void derivesTheSameSecretForTheSamePurposeOnly() {
    assertThat(box.derive("callback/1")).isEqualTo(new SecretBox(key).derive("callback/1"));
    assertThat(Base64.getDecoder().decode(box.derive("callback/1"))).hasSize(32);
    assertThat(box.derive("callback/1"))
        .isNotEqualTo(box.derive("callback/2"))
        .isNotEqualTo(new SecretBox(SecretBox.newKey()).derive("callback/1"))
        .isNotEqualTo(key);
  }

  @Test
  void doesNotOpenForAnotherPurpose() {
    byte[] sealed = box.seal("secret", PURPOSE);

    refuses(box, sealed, "subscription-2/url");
  }

  @Test
  void doesNotOpenWithAnotherKey() {
    refuses(new SecretBox(SecretBox.newKey()), box.seal("secret", PURPOSE), PURPOSE);
  }

  @Test
  void doesNotOpenWhatWasTamperedWithAtAnyByte() {
    byte[] sealed = box.seal("secret", PURPOSE);
    for (int i = 0; i < sealed.length; i++) {
      byte[] tampered = sealed.clone();
      tampered[i] ^= 1;
      refuses(box, tampered, PURPOSE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 27})
  void doesNotOpenWhatIsTooShort(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> box.open(new byte[length], PURPOSE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
  void refusesAnInvalidKeyWithoutShowingIt(String bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretBox(bad))
        .withMessageStartingWith("The secret key ")
        .satisfies(e -> assertThat(bad.isEmpty() || !e.getMessage().contains(bad)).isTrue());
  }

  @Test
  void saysHowLongAKeyMustBe() {
    String longer = Base64.getEncoder().encodeToString(new byte[33]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretBox(longer))
        .withMessage("The secret key has 33 bytes; 32 are needed (openssl rand -base64 32)");
  }

  @Test
  void makesKeysThatDiffer() {
    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(SecretBox.newKey()).isNotEqualTo(key);
  }

  private static void refuses(SecretBox box, byte[] sealed, String purpose) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> box.open(sealed, purpose))
        .withMessage(
            "A secret cannot be opened: it was sealed under another key or for another purpose");
  }
}
