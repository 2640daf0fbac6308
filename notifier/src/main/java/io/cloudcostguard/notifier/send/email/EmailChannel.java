package io.cloudcostguard.notifier.send.email;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.AnswerRules;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.wording.Templates;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Sends e-mail over the operator's SMTP relay, one recipient at a time.
public final class EmailChannel implements DeliveryChannel {

  private final Stories stories;
  private final MailProperties properties;
  private final @Nullable Session session;
  private final Clock clock;

  public EmailChannel(Stories stories, MailProperties properties, Clock clock) {
    this(stories, properties, clock, new Properties());
  }

  /// @param more settings of the session, e.g. a trust store
  EmailChannel(Stories stories, MailProperties properties, Clock clock, Properties more) {
    this.stories = stories;
    this.properties = properties;
    this.clock = clock;
    session = properties.host() == null ? null : Session.getInstance(settings(properties, more));
  }

  private static Properties settings(MailProperties properties, Properties more) {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", String.valueOf(properties.host()));
    settings.put("mail.smtp.port", properties.port());
    String millis = Long.toString(properties.timeout().toMillis());
    settings.put("mail.smtp.connectiontimeout", millis);
    settings.put("mail.smtp.timeout", millis);
    settings.put("mail.smtp.writetimeout", millis);
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.auth", Boolean.toString(properties.username() != null));
    switch (properties.tls()) {
      case STARTTLS -> {
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> settings.put("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    settings.putAll(more);
    return settings;
  }

  @Override
  public @Nullable String body(Event event, Templates templates) {
    return event.news().isForPeople()
        ? MailText.of(stories.of(event, templates), thread(event)).json()
        : null;
  }

  /// E-mails about one project are one thread, with those about its budget.
  private static String thread(Event event) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> outcome.tenant() + "/" + outcome.project();
      case News.OfDecision(var decided) -> decided.tenant() + "/" + decided.project();
      case News.OfAdvice(var advice) -> advice.tenant() + "/" + advice.project();
      case News.OfBudget(var alert) -> alert.budgetId();
      case News.OfBill(var alert) -> alert.budgetId();
      case News.OfPriceEffect(var effect) -> effect.tenant() + "/prices";
      case News.OfPrices _, News.OfSubscription _, News.OfMany _, News.OfTest _ -> event.subject();
    };
  }

  @Override
  public String late(String body, String notice) {
    Mail mail = Mail.of(body);
    return new Mail(
            mail.thread(),
            mail.subject(),
            notice + "\n\n" + mail.text(),
            mail.html().replaceFirst("(<body[^>]*>)", "$1<p>" + notice + "</p>"))
        .json();
  }

  @Override
  public Outcome send(ClaimedDelivery delivery, Credentials credentials) {
    if (session == null) {
      return new Outcome.Hindered("No relay for e-mail is set (ccg.notifier.mail.host)");
    }
    String to = credentials.url().replaceFirst("^mailto:", "");
    if (!MailProperties.isAddress(to)) {
      return new Outcome.Failed(null, "The subscription has no e-mail address", false);
    }
    return Outcome.of(this, submit(session, delivery, to), clock.instant());
  }

  private Answer submit(Session session, ClaimedDelivery delivery, String to) {
    try (Transport relay = session.getTransport("smtp")) {
      MailMessage message =
          MailMessage.of(
              session,
              properties,
              delivery.id(),
              delivery.subscriptionId(),
              to,
              Mail.of(delivery.body()),
              delivery.happened());
      relay.connect(properties.username(), properties.password());
      relay.sendMessage(message, new Address[] {message.recipient()});
      return new Answer.Status(250, null, "");
    } catch (MessagingException e) {
      return SmtpReply.of(e);
    }
  }

  @Override
  public boolean isPermanent(int status) {
    return status >= 500;
  }

  /// 5.1.x: the address is wrong.
  @Override
  public boolean isGone(Answer.Status answer) {
    return answer.code() >= 500 && answer.body().startsWith("5.1.");
  }

  @Override
  public String reason(Answer.Status answer) {
    return AnswerRules.withErrorCode("The relay answered " + answer.code(), answer);
  }
}
