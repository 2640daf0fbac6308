package io.cloudcostguard.notifier.send.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.cloudcostguard.schemas.secret.Ed25519Key;
import io.cloudcostguard.schemas.secret.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signs a webhook with every key that has not expired.
///
/// @see <a
///   href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
///   Webhooks</a>
final class WebhookSignature {

  private WebhookSignature() {}

  /// The headers of a signed webhook; empty when no key can sign.
  ///
  /// @param keys [SigningKeys] as text
  static Map<String, String> headers(String id, String body, @Nullable String keys, Instant now) {
    if (keys == null) {
      return Map.of();
    }
    List<String> signatures = new ArrayList<>();
    try {
      for (String key : SigningKeys.parse(keys).at(now)) {
        signatures.add(signature(id, now.getEpochSecond(), body, key));
      }
    } catch (EmptyWebhookSecretException
        | WebhookSigningException
        | IllegalArgumentException
        | DateTimeException _) {
      return Map.of();
    }
    return signatures.isEmpty()
        ? Map.of()
        : Map.of(
            Webhook.UNBRANDED_MSG_ID_KEY,
            id,
            Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
            Long.toString(now.getEpochSecond()),
            Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
            String.join(" ", signatures));
  }

  private static String signature(String id, long seconds, String body, String key)
      throws EmptyWebhookSecretException, WebhookSigningException {
    if (!key.startsWith(Ed25519Key.PREFIX)) {
      return new Webhook(key).sign(id, seconds, body);
    }
    byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
    return "v1a," + Base64.getEncoder().encodeToString(Ed25519Key.of(key).sign(signed));
  }
}
