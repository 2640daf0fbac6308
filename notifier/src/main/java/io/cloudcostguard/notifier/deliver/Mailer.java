package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.channel.Mail;
import io.cloudcostguard.outbound.Answer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Hands e-mail to the operator's relay, one recipient at a time.
final class Mailer {

  private final MailProperties properties;
  private final @Nullable Session session;
  private final Clock clock;

  Mailer(MailProperties properties, Clock clock) {
    this(properties, clock, new Properties());
  }

  /// @param more settings of the session, e.g. whom to trust
  Mailer(MailProperties properties, Clock clock, Properties more) {
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

  Outcome send(Delivery delivery, Opened address) {
    if (session == null) {
      return new Outcome.Hindered("No relay for e-mail is set (ccg.notifier.mail.host)");
    }
    String to = address.url().replaceFirst("^mailto:", "");
    if (!MailProperties.isAddress(to)) {
      return new Outcome.Failed(null, "The subscription has no e-mail address", false);
    }
    return Outcome.of(Channel.EMAIL, hand(session, delivery, to), clock.instant());
  }

  private Answer hand(Session session, Delivery delivery, String to) {
    try (Transport relay = session.getTransport("smtp")) {
      MailMessage message =
          MailMessage.of(
              session,
              properties,
              delivery.id(),
              delivery.subscriptionId(),
              to,
              Mail.of(delivery.body()),
              clock.instant());
      relay.connect(properties.username(), properties.password());
      relay.sendMessage(message, new Address[] {message.recipient()});
      return new Answer.Status(250, null, "");
    } catch (MessagingException e) {
      return SmtpReply.of(e);
    }
  }
}
