package io.cloudcostguard.notifier.send.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.ClaimedDeliveries;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.notifier.send.Outcome.Delivered;
import io.cloudcostguard.notifier.send.Outcome.Retry;
import io.cloudcostguard.notifier.send.email.MailProperties.Tls;
import io.cloudcostguard.schemas.subscription.Channel;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a real SMTP server.
class EmailChannelTest {

  private static final Stories STORIES = new Stories(new Links(null));
  private static final Mail MAIL =
      new Mail("acme/shop", "shop: Größer €1", "text\n.\nmore €", "<b>html</b>");

  private final GreenMail relay =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
          });

  EmailChannelTest() {
    relay.start();
  }

  @AfterEach
  void stop() {
    relay.stop();
  }

  @Test
  void sendsTextAndHtmlWithTheHeadersOfAMachine() throws Exception {
    // When
    Outcome outcome = send(mailer(Tls.NONE), "msg_1", 1);

    // Then
    assertThat(outcome).isEqualTo(new Delivered(250, null));
    MimeMessage message = only();
    assertThat(message.getSubject()).isEqualTo("shop: Größer €1");
    assertThat(message.getHeader("Subject", null)).isASCII().contains("=?UTF-8?");
    assertThat(message.getMessageID()).isEqualTo("<msg_1@ccg.example>");
    assertThat(message.getFrom()).extracting(Object::toString).containsExactly("cost@ccg.example");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("finops@acme.example");
    assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(message.getHeader("List-Unsubscribe", null))
        .isEqualTo("<mailto:cost@ccg.example?subject=unsubscribe%20sub-1>");
    assertThat(message.getHeader("List-Unsubscribe-Post", null)).isNull();
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(((String) parts.getBodyPart(0).getContent()).replace("\r", ""))
        .isEqualTo("text\n.\nmore €");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<b>html</b>");
  }

  @Test
  void keepsItsIdOnEveryAttemptAndItsThreadInEveryMessageOfAProject() throws Exception {
    EmailChannel mailer = mailer(Tls.NONE);
    send(mailer, "msg_1", 1);
    send(mailer, "msg_1", 2);
    send(mailer, "msg_2", 1);

    assertThat(relay.getReceivedMessages())
        .extracting(message -> message.getHeader("Message-ID", null))
        .containsExactly("<msg_1@ccg.example>", "<msg_1@ccg.example>", "<msg_2@ccg.example>");
    assertThat(relay.getReceivedMessages())
        .extracting(message -> message.getHeader("References", null))
        .doesNotContainNull()
        .containsOnly(relay.getReceivedMessages()[0].getHeader("In-Reply-To", null));
  }

  @Test
  void keepsHostileTextInsideItsHeader() throws Exception {
    Mail hostile =
        new Mail("a\r\nBcc: x@evil.example", "a\r\nBcc: x@evil.example\r\n\r\nb", "", "");
    ClaimedDelivery delivery =
        ClaimedDeliveries.of("msg_1", "sub-1", Channel.EMAIL, hostile.json(), 1);

    mailer(Tls.NONE).send(delivery, new Credentials("mailto:finops@acme.example", null));

    MimeMessage message = only();
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
  }

  @Test
  void sendsOverTlsToARelayItTrusts() throws Exception {
    Properties trust = new Properties();
    trust.put("mail.smtp.ssl.socketFactory", new DummySSLSocketFactory());
    trust.put("mail.smtp.ssl.checkserveridentity", "false"); // a certificate of no name
    EmailChannel trusting =
        new EmailChannel(
            STORIES,
            properties(relay.getSmtps().getPort(), Tls.IMPLICIT),
            Clock.systemUTC(),
            trust);
    EmailChannel careful =
        new EmailChannel(
            STORIES, properties(relay.getSmtps().getPort(), Tls.IMPLICIT), Clock.systemUTC());

    assertThat(send(trusting, "msg_1", 1)).isInstanceOf(Delivered.class);
    assertThat(send(careful, "msg_2", 1)).isInstanceOf(Retry.class);

    assertThat(only().getMessageID()).startsWith("<msg_1@");
  }

  @Test
  void sendsNothingWithoutTlsUnlessTheOperatorAllowsIt() {
    assertThat(send(mailer(Tls.STARTTLS), "msg_1", 1)).isInstanceOf(Retry.class);
    assertThat(relay.getReceivedMessages()).isEmpty();
  }

  @Test
  void retriesWhileThereIsNoRelay() {
    MailProperties none =
        new MailProperties(null, 25, Tls.NONE, null, null, null, null, Duration.ofSeconds(1));

    assertThat(send(new EmailChannel(STORIES, none, Clock.systemUTC()), "msg_1", 1))
        .isEqualTo(new Outcome.Hindered("No relay for e-mail is set (ccg.notifier.mail.host)"));
    int port = relay.getSmtp().getPort();
    relay.stop();
    assertThat(
            send(
                new EmailChannel(STORIES, properties(port, Tls.NONE), Clock.systemUTC()),
                "msg_1",
                1))
        .isEqualTo(new Retry(null, "The relay cannot be reached", null));
  }

  @Test
  void triesAgainWhenThePasswordIsWrong() {
    relay.setUser("cost@ccg.example", "cost", "right-pa55word");
    MailProperties wrong =
        new MailProperties(
            "127.0.0.1",
            relay.getSmtp().getPort(),
            Tls.NONE,
            "cost",
            "wrong-pa55word",
            "cost@ccg.example",
            null,
            Duration.ofSeconds(5));

    assertThat(send(new EmailChannel(STORIES, wrong, Clock.systemUTC()), "msg_1", 1))
        .isEqualTo(new Retry(null, "The relay does not accept the user name and password", null));
    assertThat(wrong.toString()).doesNotContain("pa55word");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 <finops@acme.example> unknown, Failed, The relay answered 550 5.1.1",
    "RCPT, 450 4.2.0 <finops@acme.example> greylisted, Retry, The relay answered 450 4.2.0",
    "MAIL, 553 5.7.1 not you cost@ccg.example, Failed, The relay answered 553 5.7.1",
    "MAIL, 421 4.7.0 too many, Retry, The relay answered 421 4.7.0",
    "DATA, 554 5.6.0 spam, Failed, The relay answered 554 5.6.0",
    "DATA, 452 no space, Retry, The relay answered 452"
  })
  void mapsTheRepliesOfTheRelay(String command, String reply, String outcome, String reason)
      throws Exception {
    try (StubbornRelay stubborn = new StubbornRelay(command, reply)) {
      Outcome what =
          send(
              new EmailChannel(STORIES, properties(stubborn.port(), Tls.NONE), Clock.systemUTC()),
              "msg_1",
              1);

      assertThat(what.getClass().getSimpleName()).isEqualTo(outcome);
      assertThat(what.toString()).contains(reason).doesNotContain("finops@", "cost@");
    }
  }

  @Test
  void hasNoRelayWithoutASender() {
    assertThatThrownBy(() ->
            new MailProperties(
                "relay", 25, Tls.NONE, null, null, "a\r\nb", null, Duration.ofSeconds(1)))
        .hasMessageContaining("ccg.notifier.mail.from");
  }

  private EmailChannel mailer(Tls tls) {
    return new EmailChannel(STORIES, properties(relay.getSmtp().getPort(), tls), Clock.systemUTC());
  }

  private static MailProperties properties(int port, Tls tls) {
    return new MailProperties(
        "127.0.0.1", port, tls, null, null, "cost@ccg.example", null, Duration.ofSeconds(5));
  }

  private static Outcome send(EmailChannel mailer, String id, int attempt) {
    return mailer.send(
        ClaimedDeliveries.of(id, "sub-1", Channel.EMAIL, MAIL.json(), attempt),
        new Credentials("mailto:finops@acme.example", null));
  }

  /// As it was received, parsed again.
  private MimeMessage only() throws Exception {
    assertThat(relay.getReceivedMessages()).hasSize(1);
    return relay.getReceivedMessages()[0];
  }
}
