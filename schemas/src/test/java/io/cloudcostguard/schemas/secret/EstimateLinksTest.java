package io.cloudcostguard.schemas.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.secret.EstimateLinks.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EstimateLinksTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Link LINK = new Link("default", "id-1", NOW, NOW.plus(Duration.ofDays(1)));

  private final EstimateLinks links = new EstimateLinks(new SecretBox(SecretBox.newKey()));

  @Test
  void openWhatWasSignedUntilItExpires() {
    String token = links.token(LINK);

    assertThat(links.token(LINK)).isEqualTo(token);
    assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    assertThat(links.open(token, NOW)).isEqualTo(LINK);
    assertThat(links.open(token, LINK.expires().minusSeconds(1))).isEqualTo(LINK);
    assertThat(links.open(token, LINK.expires())).isNull();
  }

  @Test
  void openNothingThatSomebodyElseMade() {
    String token = links.token(LINK);
    String signature = token.substring(token.indexOf('.'));
    String forged =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("other\nid-1\n0\n9999999999".getBytes(StandardCharsets.UTF_8))
            + signature;

    assertThat(links.open(forged, NOW)).isNull();
    assertThat(new EstimateLinks(new SecretBox(SecretBox.newKey())).open(token, NOW)).isNull();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'Q' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      Link opened = links.open(changed, NOW);
      // The last character of a part may have bits that mean nothing.
      assertThat(opened == null || opened.equals(LINK)).as(changed).isTrue();
    }
    for (String none : new String[] {"", ".", "x", "a.b", "A".repeat(5000) + ".A", "é.é"}) {
      assertThat(links.open(none, NOW)).isNull();
    }
  }
}
