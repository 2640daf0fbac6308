package io.cloudcostguard.schemas.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A notification channel, and the settings that a subscription to it has.
public enum Channel {
  /// A webhook, signed as Standard Webhooks.
  WEBHOOK,
  /// An incoming webhook of Slack.
  SLACK,
  /// An app of Slack, which can reply in threads.
  SLACK_APP,
  /// A workflow of Microsoft Teams.
  TEAMS,
  /// E-mail over SMTP.
  EMAIL,
  /// A comment on a pull request of GitHub.
  GITHUB,
  /// A note on a merge request of GitLab.
  GITLAB,
  /// A comment on a pull request of Bitbucket Cloud.
  BITBUCKET,
  /// A comment on a pull request of Azure Repos.
  AZURE_REPOS;

  /// A property of a subscription that says where messages go, or how they get there.
  public enum Setting {
    URL,
    TO,
    TOKEN,
    REPOSITORIES,
    ED25519;

    /// Its name in requests.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The channel with this [#id]; null when there is none.
  public static @Nullable Channel find(@Nullable String id) {
    for (Channel channel : values()) {
      if (channel.id().equals(id)) {
        return channel;
      }
    }
    return null;
  }

  /// The channel with this [#id].
  ///
  /// @throws IllegalArgumentException if there is none
  public static Channel of(String id) {
    Channel channel = find(id);
    if (channel == null) {
      throw new IllegalArgumentException("Not a channel: '" + id + "'");
    }
    return channel;
  }

  /// The ids of all channels, to be listed in a message.
  public static String ids() {
    return Arrays.stream(values()).map(Channel::id).collect(Collectors.joining(", "));
  }

  /// Its name in requests, in the database and in records.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether a subscription to this channel has the setting; any other setting is refused.
  public boolean has(Setting setting) {
    return settings().contains(setting);
  }

  private Set<Setting> settings() {
    return switch (this) {
      case WEBHOOK -> Set.of(Setting.URL, Setting.ED25519);
      case SLACK, TEAMS -> Set.of(Setting.URL);
      case SLACK_APP -> Set.of(Setting.URL, Setting.TO, Setting.TOKEN);
      case EMAIL -> Set.of(Setting.TO);
      case GITHUB, GITLAB, BITBUCKET, AZURE_REPOS ->
          Set.of(Setting.URL, Setting.TOKEN, Setting.REPOSITORIES);
    };
  }
}
