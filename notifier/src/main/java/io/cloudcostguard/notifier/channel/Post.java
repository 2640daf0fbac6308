package io.cloudcostguard.notifier.channel;

import io.cloudcostguard.schemas.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A message to a channel of Slack, which may be part of a thread there.
///
/// @param thread what it is about; the first message about it begins the thread. Null: none
/// @param broadcast whether it is shown in the channel too when it is not the first of its thread
/// @param message in Slack's form, without where it goes
public record Post(@Nullable String thread, boolean broadcast, ObjectNode message) {

  /// As it waits to be sent.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public static Post of(String json) {
    return Json.MAPPER.readValue(json, Post.class);
  }
}
