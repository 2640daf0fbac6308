package io.cloudcostguard.notifier.send.teams;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.JsonPost;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.wording.Templates;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Posts Adaptive Cards to a workflow of Microsoft Teams.
public record TeamsChannel(Stories stories, JsonPost post) implements DeliveryChannel {

  @Override
  public @Nullable String body(Event event, Templates templates) {
    return event.news().isForPeople() ? TeamsCard.of(stories.of(event, templates)) : null;
  }

  @Override
  public String late(String body, String notice) {
    JsonNode message = Json.MAPPER.readTree(body);
    if (message.at("/attachments/0/content/body") instanceof ArrayNode blocks) {
      blocks
          .insertObject(0)
          .put("type", "TextBlock")
          .put("text", notice)
          .put("wrap", true)
          .put("isSubtle", true);
    }
    return message.toString();
  }

  @Override
  public Outcome send(ClaimedDelivery delivery, Credentials credentials) {
    return post.send(delivery, credentials.url(), Map.of(), this);
  }

  @Override
  public boolean isPermanent(int status) {
    return status == 400 || status == 401 || status == 403 || status == 413;
  }

  @Override
  public boolean isGone(Answer.Status answer) {
    return answer.code() == 404 || answer.code() == 410;
  }

  /// A workflow answers before it posts.
  @Override
  public String caveat() {
    return "Accepted by Teams, which does not say whether it was posted";
  }

  @Override
  public boolean isChat() {
    return true;
  }
}
