package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.secret.SigningKeys;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Channel.Setting;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the destination in a request, by the rules of its channel.
final class Destinations {

  private static final String GITHUB = "https://api.github.com";
  private static final String SLACK = "https://slack.com/api";
  private static final String GITLAB = "https://gitlab.com/api/v4";
  private static final String BITBUCKET = "https://api.bitbucket.org/2.0";

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
  private final ReceiverPolicy receivers;

  Destinations(RequestJson json, ReceiverPolicy receivers) {
    this.json = json;
    this.receivers = receivers;
  }

  /// The destination in a request.
  ///
  /// @throws ProblemException if it is not valid
  Destination of(SubscriptionRequest request) {
    Channel channel = Channel.find(request.channel());
    if (channel == null) {
      throw json.invalid("`channel` must be one of " + Channel.ids() + ".");
    }
    refuseOtherSettings(channel, request);
    return switch (channel) {
      case WEBHOOK ->
          at(channel, request.url())
              .signedBy(SigningKeys.generate(Boolean.TRUE.equals(request.ed25519())));
      case SLACK -> at(channel, request.url());
      case SLACK_APP -> slackApp(request);
      case TEAMS -> teams(request.url());
      case EMAIL -> email(request.to());
      case GITHUB -> forge(channel, request, GITHUB);
      case GITLAB -> forge(channel, request, GITLAB);
      case BITBUCKET -> forge(channel, request, BITBUCKET);
      case AZURE_REPOS -> azureRepos(request);
    };
  }

  /// A setting that the channel does not have would be ignored.
  private void refuseOtherSettings(Channel channel, SubscriptionRequest request) {
    for (Setting setting : Setting.values()) {
      if (!channel.has(setting) && request.value(setting) != null) {
        throw json.invalid(
            "`" + setting.id() + "` is not a setting of the channel " + channel.id() + ".");
      }
    }
  }

  private Destination at(Channel channel, @Nullable String url) {
    ReceiverAddress receiver = receivers.at(url, why -> json.invalid("`url` " + why + "."));
    return Destination.at(channel, receiver.url(), receiver.host());
  }

  private Destination teams(@Nullable String url) {
    Destination teams = at(Channel.TEAMS, url);
    String host = teams.host().toLowerCase(Locale.ROOT);
    if (CONNECTORS.matcher(host).matches()) {
      throw json.invalid(
          "Microsoft has retired the connectors of Microsoft 365. In Teams, open the channel's"
              + " Workflows, choose \"Send webhook alerts to a channel\", and use its address.");
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
  private Destination slackApp(SubscriptionRequest request) {
    Destination api = api(Channel.SLACK_APP, request, SLACK);
    if (request.token() == null || !BOT.matcher(request.token()).matches()) {
      throw json.invalid("`token` must be a bot token of an app, which begins with xoxb-.");
    }
    if (request.to() == null || !ROOM.matcher(request.to()).matches()) {
      throw json.invalid(
          "`to` must be the id of a channel, e.g. C0123456789. Slack shows it at the end of the"
              + " channel's details.");
    }
    String url = api.url() + "?channel=" + request.to();
    return Destination.at(Channel.SLACK_APP, url, api.host()).with(request.token(), List.of());
  }

  private Destination api(Channel channel, SubscriptionRequest request, String usual) {
    Destination api = at(channel, request.url() == null ? usual : request.url());
    if (api.url().indexOf('?') >= 0) {
      throw json.invalid("`url` must be the address of the API, e.g. " + usual + ".");
    }
    return api;
  }

  /// There is no address for all organisations.
  private Destination azureRepos(SubscriptionRequest request) {
    if (request.url() == null) {
      throw json.invalid(
          "`url` must be the address of the organisation, e.g. https://dev.azure.com/acme.");
    }
    return forge(Channel.AZURE_REPOS, request, request.url());
  }

  private Destination forge(Channel channel, SubscriptionRequest request, String usual) {
    Destination forge = api(channel, request, usual);
    if (request.token() == null || !TOKEN.matcher(request.token()).matches()) {
      throw json.invalid("`token` must be a token with the permission to write comments.");
    }
    List<String> repositories = request.repositories();
    if (repositories == null
        || repositories.isEmpty()
        || repositories.size() > MOST_REPOSITORIES
        || !repositories.stream()
            .allMatch(name -> name != null && REPOSITORY.matcher(name).matches())) {
      throw json.invalid(
          "`repositories` must be 1 to 100 names, each as \"owner/name\" or \"owner/*\".");
    }
    return forge.with(request.token(), repositories);
  }
}
