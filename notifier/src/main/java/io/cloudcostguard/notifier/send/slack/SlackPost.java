package io.cloudcostguard.notifier.send.slack;

import io.cloudcostguard.schemas.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The body of a delivery to an app of Slack: a message, and the thread that it belongs to.
///
/// @param thread the project; null: the message is in no thread
/// @param broadcast whether a reply is also shown in the channel
/// @param message Slack's JSON, without the channel
public record SlackPost(@Nullable String thread, boolean broadcast, ObjectNode message) {

  /// The body of the delivery.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public static SlackPost of(String json) {
    return Json.MAPPER.readValue(json, SlackPost.class);
  }
}
