package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Check;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/// Sends a delivery once, as its channel does. Secrets are opened here.
final class Sender {

  private final SecretBox secrets;
  private final OutboundHttp http;
  private final Mailer mailer;
  private final Comments comments;
  private final Checks checks;
  private final SlackApp slack;
  private final Clock clock;

  Sender(
      SecretBox secrets,
      OutboundHttp http,
      Mailer mailer,
      Comments comments,
      Checks checks,
      SlackApp slack,
      Clock clock) {
    this.secrets = secrets;
    this.http = http;
    this.mailer = mailer;
    this.comments = comments;
    this.checks = checks;
    this.slack = slack;
    this.clock = clock;
  }

  Outcome send(Delivery delivery) {
    Opened address;
    try {
      address = delivery.address().open(secrets);
    } catch (IllegalArgumentException _) { // another key here than at the front door: repairable
      return new Outcome.Hindered("The subscription's URL or secret cannot be opened");
    }
    return switch (delivery.channel()) {
      case WEBHOOK -> sendSigned(delivery, address);
      case SLACK, TEAMS -> post(delivery, address, Map.of());
      case SLACK_APP -> slack.send(delivery, address);
      case EMAIL -> mailer.send(delivery, address);
      case GITHUB -> sendToForge(delivery, new GitHubForge(address));
      case GITLAB -> sendToForge(delivery, new GitLabForge(address));
    };
  }

  private Outcome sendToForge(Delivery delivery, Forge forge) {
    Check check = Check.find(delivery.body());
    return check == null ? comments.send(delivery, forge) : checks.send(check, forge);
  }

  private Outcome sendSigned(Delivery delivery, Opened address) {
    Map<String, String> signature =
        WebhookSignature.headers(delivery.id(), delivery.body(), address.secret(), clock.instant());
    return signature.isEmpty()
        ? new Outcome.Hindered("The subscription's secret cannot sign")
        : post(delivery, address, signature);
  }

  private Outcome post(Delivery delivery, Opened address, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(TraceParent.HEADER, TraceParent.continuing(delivery.traceparent()).toString());
    OutboundRequest request =
        new OutboundRequest("POST", address.url(), all, Body.json(delivery.body()));
    return Outcome.of(delivery.channel(), http.send(request), clock.instant());
  }
}
