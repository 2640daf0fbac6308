package io.cloudcostguard.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.secret.EstimateLinks;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Instant TIME = Instant.parse("2026-11-29T12:00:00Z");
  private static final EstimateLinks SIGNER = new EstimateLinks(new SecretBox(SecretBox.newKey()));

  @Test
  void openTheEstimateForThirtyDaysFromTheEvent() {
    Links links = new Links("https://cost.example.org/", SIGNER, "default", TIME);

    String link = links.estimate("plan-1");

    assertThat(link).startsWith("https://cost.example.org/e/").isEqualTo(links.estimate("plan-1"));
    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(SIGNER.open(token, TIME))
        .isEqualTo(new EstimateLinks.Link("default", "plan-1", TIME, TIME.plus(Links.LIFE)));
    assertThat(SIGNER.open(token, TIME.plus(Links.LIFE))).isNull();
    assertThat(links.estimate("a/../b")).isNull();
  }

  @Test
  void needASignInWithoutASigner() {
    assertThat(new Links("https://cost.example.org").estimate("plan-1"))
        .isEqualTo("https://cost.example.org/v1/estimates/plan-1");
    assertThat(new Links(null, SIGNER, "default", TIME).estimate("plan-1")).isNull();
  }
}
