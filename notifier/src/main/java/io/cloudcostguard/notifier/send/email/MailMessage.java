package io.cloudcostguard.notifier.send.email;

import io.cloudcostguard.schemas.Sha256;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;

/// An e-mail in MIME: text and HTML. Every attempt has the same `Message-ID`.
final class MailMessage extends MimeMessage {

  private final String id;
  private final InternetAddress recipient;

  private MailMessage(Session session, String id, InternetAddress recipient) {
    super(session);
    this.id = id;
    this.recipient = recipient;
  }

  static MailMessage of(
      Session session,
      MailProperties properties,
      String deliveryId,
      String subscriptionId,
      String to,
      Mail mail,
      Instant happened)
      throws MessagingException {
    String from = String.valueOf(properties.from());
    String domain = from.substring(from.indexOf('@') + 1);
    MailMessage message =
        new MailMessage(session, "<" + deliveryId + "@" + domain + ">", new InternetAddress(to));
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, message.recipient);
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(happened));
    String thread = "<thread-" + hash(subscriptionId + "\n" + mail.thread()) + "@" + domain + ">";
    message.setHeader("In-Reply-To", thread);
    message.setHeader("References", thread);
    message.setHeader("Auto-Submitted", "auto-generated");
    String unsubscribe = properties.unsubscribe() == null ? from : properties.unsubscribe();
    message.setHeader(
        "List-Unsubscribe",
        "<mailto:" + unsubscribe + "?subject=unsubscribe%20" + subscriptionId + ">");
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(mail.text(), "plain"));
    both.addBodyPart(part(mail.html(), "html"));
    message.setContent(both);
    message.saveChanges();
    return message;
  }

  InternetAddress recipient() {
    return recipient;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  /// A hash, so that no name is in a header.
  private static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, 16);
  }
}
