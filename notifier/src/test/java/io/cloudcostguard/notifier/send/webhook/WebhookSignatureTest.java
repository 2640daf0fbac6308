package io.cloudcostguard.notifier.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.cloudcostguard.schemas.secret.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final String V1 = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String V1A =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final String BODY = "{\"test\": 2432232314}";

  /// Vectors of Standard Webhooks and of Svix's own tests.
  @Test
  void equalsTheSignatureOfOtherImplementations() {
    assertThat(WebhookSignature.headers(ID, BODY, V1 + "\n" + V1A, AT))
        .isEqualTo(
            Map.of(
                "webhook-id",
                ID,
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
                    + " v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="));
  }

  @Test
  void usesEachKeyUntilItExpires() throws Exception {
    // Given
    Instant now = Instant.now();
    SigningKeys before = SigningKeys.parse(V1);
    SigningKeys after = before.rotated(now, now.plus(Duration.ofHours(1)));

    // When
    String during = signatures(after, now);
    String later = signatures(after, now.plus(Duration.ofHours(1)));

    // Then
    assertThat(during.split(" ")).hasSize(2);
    assertThat(later.split(" ")).hasSize(1);
    for (String key : List.of(V1, after.secret())) {
      new Webhook(key).verify(BODY, received(after, now));
    }
  }

  @Test
  void isEmptyWithoutAValidKey() {
    assertThat(WebhookSignature.headers(ID, BODY, null, AT)).isEmpty();
    assertThat(WebhookSignature.headers(ID, BODY, "", AT)).isEmpty();
    assertThat(WebhookSignature.headers(ID, BODY, "whsk_short", AT)).isEmpty();
    assertThat(WebhookSignature.headers(ID, BODY, V1 + " 2021-02-25T15:02:10Z", AT)).isEmpty();
    assertThat(WebhookSignature.headers(ID, BODY, V1 + " tomorrow", AT)).isEmpty();
  }

  private static String signatures(SigningKeys keys, Instant at) {
    return WebhookSignature.headers(ID, BODY, keys.text(), at).get("webhook-signature");
  }

  private static Map<String, List<String>> received(SigningKeys keys, Instant at) {
    Map<String, List<String>> headers = new TreeMap<>();
    WebhookSignature.headers(ID, BODY, keys.text(), at)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }
}
