package io.cloudcostguard.notifier.deliver;

/// How a subscriber is told.
enum Channel {
  WEBHOOK,
  SLACK;

  /// From its name in the database.
  static Channel of(String name) {
    return switch (name) {
      case "webhook" -> WEBHOOK;
      case "slack" -> SLACK;
      default -> throw new IllegalArgumentException("Not a channel: '" + name + "'");
    };
  }

  String id() {
    return switch (this) {
      case WEBHOOK -> "webhook";
      case SLACK -> "slack";
    };
  }
}
