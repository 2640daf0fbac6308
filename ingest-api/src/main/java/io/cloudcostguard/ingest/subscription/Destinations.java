package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.secret.SigningKeys;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads where a subscription's messages shall go, each channel by its own rules.
final class Destinations {

  private static final String GITHUB = "https://api.github.com";
  private static final String SLACK = "https://slack.com/api";
  private static final String GITLAB = "https://gitlab.com/api/v4";

  /// Hosts of workflows, which replaced the connectors on `webhook.office.com`.
  private static final Pattern WORKFLOWS =
      Pattern.compile(
          "(?:.+\\.)?(?:logic\\.azure\\.com|api\\.powerplatform\\.com|api\\.powerautomate\\.com)");

  private static final Pattern CONNECTORS =
      Pattern.compile("(?:.+\\.)?webhook\\.office\\.com|outlook\\.office(?:365)?\\.com");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,186}[A-Za-z0-9])?)");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1000}");
  private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]{1,100}";
  private static final Pattern REPOSITORY =
      Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){0,19}/(?:\\*|" + SEGMENT + ")");
  private static final Pattern BOT = Pattern.compile("xoxb-[A-Za-z0-9-]{10,250}");
  private static final Pattern ROOM = Pattern.compile("[CDG][A-Z0-9]{8,20}");
  private static final int MOST_REPOSITORIES = 100;

  private final RequestJson json;
  private final Receivers receivers;

  Destinations(RequestJson json, Receivers receivers) {
    this.json = json;
    this.receivers = receivers;
  }

  /// Where `wanted` goes.
  ///
  /// @throws ProblemException if that makes no sense
  Destination of(SubscriptionRequest wanted) {
    Channel channel = Channel.of(wanted.channel());
    if (channel == null) {
      throw json.invalid("`channel` must be one of " + Channel.all() + ".");
    }
    refuseOthers(channel, wanted);
    return switch (channel) {
      case WEBHOOK ->
          at(channel, wanted.url())
              .signedBy(SigningKeys.generate(Boolean.TRUE.equals(wanted.ed25519())));
      case SLACK -> at(channel, wanted.url());
      case SLACK_APP -> slackApp(wanted);
      case TEAMS -> teams(wanted.url());
      case EMAIL -> email(wanted.to());
      case GITHUB -> forge(channel, wanted, GITHUB);
      case GITLAB -> forge(channel, wanted, GITLAB);
    };
  }

  /// What a channel does not know, it would silently not do.
  private void refuseOthers(Channel channel, SubscriptionRequest wanted) {
    boolean forge = channel == Channel.GITHUB || channel == Channel.GITLAB;
    boolean app = channel == Channel.SLACK_APP;
    refuse("url", wanted.url(), channel == Channel.EMAIL, channel);
    refuse("to", wanted.to(), channel != Channel.EMAIL && !app, channel);
    refuse("token", wanted.token(), !forge && !app, channel);
    refuse("repositories", wanted.repositories(), !forge, channel);
    refuse("ed25519", wanted.ed25519(), channel != Channel.WEBHOOK, channel);
  }

  private void refuse(String name, @Nullable Object value, boolean foreign, Channel channel) {
    if (foreign && value != null) {
      throw json.invalid("`" + name + "` means nothing to the channel " + channel.id() + ".");
    }
  }

  private Destination at(Channel channel, @Nullable String url) {
    Receiver receiver = receivers.at(url, why -> json.invalid("`url` " + why + "."));
    return Destination.at(channel, receiver.url(), receiver.host());
  }

  private Destination teams(@Nullable String url) {
    Destination teams = at(Channel.TEAMS, url);
    String host = teams.host().toLowerCase(Locale.ROOT);
    if (CONNECTORS.matcher(host).matches()) {
      throw json.invalid(
          "Microsoft has retired the connectors of Microsoft 365. In Teams, open the channel's"
              + " Workflows, take \"Send webhook alerts to a channel\", and use its address.");
    }
    boolean local = teams.url().regionMatches(true, 0, "http:", 0, "http:".length());
    if (!local && !WORKFLOWS.matcher(host).matches()) {
      throw json.invalid(
          "`url` must be the address of a Teams workflow, at logic.azure.com,"
              + " api.powerplatform.com or api.powerautomate.com.");
    }
    return teams;
  }

  private Destination email(@Nullable String to) {
    var address = ADDRESS.matcher(to == null ? "" : to);
    if (!address.matches()) {
      throw json.invalid("`to` must be one e-mail address, e.g. finops@example.org.");
    }
    return Destination.at(Channel.EMAIL, "mailto:" + to, address.group(1));
  }

  /// The channel's id is a part of the address.
  private Destination slackApp(SubscriptionRequest wanted) {
    Destination api = api(Channel.SLACK_APP, wanted, SLACK);
    if (wanted.token() == null || !BOT.matcher(wanted.token()).matches()) {
      throw json.invalid("`token` must be the token of an app's bot, which begins with xoxb-.");
    }
    if (wanted.to() == null || !ROOM.matcher(wanted.to()).matches()) {
      throw json.invalid(
          "`to` must be the id of a channel, e.g. C0123456789. Slack shows it at the end of the"
              + " channel's details.");
    }
    String url = api.url() + "?channel=" + wanted.to();
    return Destination.at(Channel.SLACK_APP, url, api.host()).with(wanted.token(), List.of());
  }

  private Destination api(Channel channel, SubscriptionRequest wanted, String usual) {
    Destination api = at(channel, wanted.url() == null ? usual : wanted.url());
    if (api.url().indexOf('?') >= 0) {
      throw json.invalid("`url` must be the address of the API, e.g. " + usual + ".");
    }
    return api;
  }

  private Destination forge(Channel channel, SubscriptionRequest wanted, String usual) {
    Destination forge = api(channel, wanted, usual);
    if (wanted.token() == null || !TOKEN.matcher(wanted.token()).matches()) {
      throw json.invalid("`token` must be a token that may write comments.");
    }
    List<String> repositories = wanted.repositories();
    if (repositories == null
        || repositories.isEmpty()
        || repositories.size() > MOST_REPOSITORIES
        || !repositories.stream()
            .allMatch(name -> name != null && REPOSITORY.matcher(name).matches())) {
      throw json.invalid(
          "`repositories` must be 1 to 100 names, each as \"owner/name\" or \"owner/*\".");
    }
    return forge.with(wanted.token(), repositories);
  }
}
