package io.cloudcostguard.notifier.message;

import org.jspecify.annotations.Nullable;

/// What is sent over each channel.
public final class Bodies {

  private Bodies() {}

  /// Null for a channel that this version has no words for.
  public static @Nullable String of(String channel, Event event) {
    return switch (channel) {
      case "webhook" -> WebhookBody.of(event);
      case "slack" -> SlackBlocks.of(event.news());
      default -> null;
    };
  }

  /// Whether people read it as it comes, so that many messages at once are worse than one.
  public static boolean isChat(String channel) {
    return switch (channel) {
      case "slack", "teams" -> true;
      default -> false;
    };
  }
}
