package io.cloudcostguard.ingest.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTextTest {

  private final KeyText key = KeyText.of(KeyText.newId(new SecureRandom()), new SecureRandom());

  @Test
  void readsWhatItWrote() {
    assertThat(key.text()).matches(KeyText.PATTERN);
    assertThat(KeyText.in(key.text())).isEqualTo(key);
  }

  @Test
  void noticesEveryMistypedCharacter() {
    for (int i = 0; i < key.text().length(); i++) {
      char other = key.text().charAt(i) == 'x' ? 'y' : 'x';
      String mistyped = key.text().substring(0, i) + other + key.text().substring(i + 1);
      assertThat(KeyText.in(mistyped)).as(mistyped).isNull();
    }
  }

  @Test
  void takesNothingElseForAKey() {
    assertThat(Stream.of("", "ccg_", key.text() + "0", " " + key.text(), "Ccg" + key.text()))
        .allSatisfy(text -> assertThat(KeyText.in(text)).isNull());
  }

  @Test
  void doesNotShowTheSecret() {
    assertThat(key.toString()).contains(key.id()).doesNotContain(key.text().substring(17));
  }
}
