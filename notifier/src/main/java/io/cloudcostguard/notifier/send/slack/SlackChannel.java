package io.cloudcostguard.notifier.send.slack;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.AnswerRules;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.JsonPost;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.wording.Templates;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Posts to an incoming webhook of Slack.
public record SlackChannel(Stories stories, JsonPost post) implements DeliveryChannel {

  /// The errors of Slack after which the webhook takes no message any more.
  private static final Set<String> GONE = Set.of("no_service", "no_team", "no_active_hooks");

  /// Messages per second and channel.
  ///
  /// @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack, rate limits</a>
  static final double RATE = 1;

  @Override
  public @Nullable String body(Event event, Templates templates) {
    return event.news().isForPeople() ? SlackBlocks.of(stories.of(event, templates)) : null;
  }

  @Override
  public String late(String body, String notice) {
    ObjectNode message = (ObjectNode) Json.MAPPER.readTree(body);
    SlackBlocks.addNotice(message, notice);
    return message.toString();
  }

  @Override
  public Outcome send(ClaimedDelivery delivery, Credentials credentials) {
    return post.send(delivery, credentials.url(), Map.of(), this);
  }

  @Override
  public boolean isPermanent(int status) {
    return status == 400 || status == 403 || status == 404;
  }

  @Override
  public boolean isGone(Answer.Status answer) {
    return answer.code() == 410 || (answer.code() == 404 && GONE.contains(answer.body()));
  }

  @Override
  public String reason(Answer.Status answer) {
    return AnswerRules.withErrorCode("The receiver answered " + answer.code(), answer);
  }

  @Override
  public boolean isChat() {
    return true;
  }

  @Override
  public Double vendorRate() {
    return RATE;
  }
}
