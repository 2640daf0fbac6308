package io.cloudcostguard.notifier.deliver;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends a delivery once. Secrets are opened here, used, and forgotten.
final class Sender {

  private final SecretBox secrets;
  private final OutboundHttp http;
  private final Clock clock;

  Sender(SecretBox secrets, OutboundHttp http, Clock clock) {
    this.secrets = secrets;
    this.http = http;
    this.clock = clock;
  }

  Answer send(Delivery delivery) {
    String url;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(TraceParent.HEADER, TraceParent.continuing(delivery.traceparent()).toString());
    try {
      url = secrets.open(delivery.address().url(), delivery.subscriptionId() + "/url");
      switch (delivery.channel()) {
        case WEBHOOK -> headers.putAll(signature(delivery));
        case SLACK -> {}
      }
    } catch (IllegalArgumentException _) { // another key here than at the front door: repairable
      return new Answer.None("The subscription's URL or secret cannot be opened");
    } catch (EmptyWebhookSecretException | WebhookSigningException _) {
      return new Answer.Refused("The subscription's secret cannot sign");
    }
    return http.send(new OutboundRequest("POST", url, headers, Body.json(delivery.body())));
  }

  private Map<String, String> signature(Delivery delivery)
      throws EmptyWebhookSecretException, WebhookSigningException {
    byte[] sealed = delivery.address().secret();
    if (sealed == null) {
      throw new EmptyWebhookSecretException("no secret");
    }
    String secret = secrets.open(sealed, delivery.subscriptionId() + "/secret");
    long now = clock.instant().getEpochSecond();
    return Map.of(
        Webhook.UNBRANDED_MSG_ID_KEY,
        delivery.id(),
        Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
        Long.toString(now),
        Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
        new Webhook(secret).sign(delivery.id(), now, delivery.body()));
  }
}
