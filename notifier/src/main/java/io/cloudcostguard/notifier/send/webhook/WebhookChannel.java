package io.cloudcostguard.notifier.send.webhook;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.JsonPost;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.wording.Templates;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Posts signed webhooks.
public record WebhookChannel(Stories stories, JsonPost post) implements DeliveryChannel {

  @Override
  public @Nullable String body(Event event, Templates templates) {
    if (event.news() instanceof News.OfDecision(var decided)
        && decided.state() == PlanDecided.State.PENDING) {
      return null;
    }
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
