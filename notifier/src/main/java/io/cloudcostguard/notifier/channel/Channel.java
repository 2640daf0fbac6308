package io.cloudcostguard.notifier.channel;

import java.util.Arrays;

/// How a subscriber is told.
public enum Channel {
  /// Standard Webhooks; the body is sent as it is.
  WEBHOOK("webhook"),
  /// An incoming webhook of Slack; the body is sent as it is.
  SLACK("slack"),
  /// An app of Slack, which can post into threads; the body is a [Post].
  SLACK_APP("slack-app"),
  /// A workflow of Microsoft Teams; the body is sent as it is.
  TEAMS("teams"),
  /// SMTP; the body is a [Mail].
  EMAIL("email"),
  /// A comment on a pull request of GitHub; the body is a [Comment] or a [Check].
  GITHUB("github"),
  /// A note on a merge request of GitLab; the body is a [Comment] or a [Check].
  GITLAB("gitlab");

  private final String id;

  Channel(String id) {
    this.id = id;
  }

  /// From its name in the database.
  public static Channel of(String id) {
    return Arrays.stream(values())
        .filter(channel -> channel.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not a channel: '" + id + "'"));
  }

  /// Its name in the database.
  public String id() {
    return id;
  }
}
