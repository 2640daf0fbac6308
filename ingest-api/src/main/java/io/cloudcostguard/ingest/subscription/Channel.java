package io.cloudcostguard.ingest.subscription;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a subscriber is told.
enum Channel {
  WEBHOOK,
  SLACK,
  SLACK_APP,
  TEAMS,
  EMAIL,
  GITHUB,
  GITLAB;

  /// From its name in a request; null when it is none.
  static @Nullable Channel of(@Nullable String name) {
    return Arrays.stream(values())
        .filter(channel -> channel.id().equals(name))
        .findFirst()
        .orElse(null);
  }

  /// Its name in requests and in the database.
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String all() {
    return String.join(", ", Arrays.stream(values()).map(Channel::id).toList());
  }
}
