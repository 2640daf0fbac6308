package io.cloudcostguard.notifier.send.webhook;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.JsonPost;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.wording.Templates;
import java.util.Map;

/// Posts signed webhooks.
public record WebhookChannel(Stories stories, JsonPost post) implements DeliveryChannel {

  @Override
  public String body(Event event, Templates templates) {
    return templates.body() == null
        ? WebhookBody.of(event)
        : TemplateBody.of(templates.body(), stories.values(event));
  }

  @Override
  public Outcome send(ClaimedDelivery delivery, Credentials credentials) {
    Map<String, String> signature =
        WebhookSignature.headers(
            delivery.id(), delivery.body(), credentials.secret(), post.clock().instant());
    return signature.isEmpty()
        ? new Outcome.Hindered("The subscription's secret cannot sign")
        : post.send(delivery, credentials.url(), signature, this);
  }

  @Override
  public boolean isGone(Answer.Status answer) {
    return answer.code() == 410;
  }
}
