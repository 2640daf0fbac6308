package io.cloudcostguard.notifier.send.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a subject, a text or a thread is made of, a message has its headers and no others: told
/// with 100,000 pieces, ten to a message.
class MailMessageTest {

  private static final int MESSAGES = 10_000;

  private static final String[] PIECES = {
    "\r\nBcc: x@evil.example",
    "\r\n\r\n",
    "\n",
    "\r",
    "\u0000",
    "=?utf-8?q?x?=",
    "?=",
    "\r\n.\r\n",
    "\r\n--boundary--\r\n",
    "<script>",
    "\uD83D\uDE00",
    "\uD83D",
    "é",
    "\u202E",
    "aws_instance.web",
    " ",
    "x".repeat(200)
  };

  private static final List<String> HEADERS =
      List.of(
          "Auto-Submitted",
          "Content-Type",
          "Date",
          "From",
          "In-Reply-To",
          "List-Unsubscribe",
          "MIME-Version",
          "Message-ID",
          "References",
          "Subject",
          "To");

  private static final MailProperties RELAY =
      new MailProperties(
          "relay",
          25,
          MailProperties.Tls.NONE,
          null,
          null,
          "cost@ccg.example",
          "stop@ccg.example",
          Duration.ofSeconds(1));

  @Test
  void isSoundMime() throws Exception {
    Random random = new Random(7);
    Session session = Session.getInstance(new Properties());
    for (int i = 0; i < MESSAGES; i++) {
      Mail mail = new Mail(text(random), text(random), text(random), text(random));
      MailMessage message =
          MailMessage.of(
              session, RELAY, "msg_" + i, "sub-1", "finops@acme.example", mail, Instant.EPOCH);

      MimeMessage received = received(session, message);

      assertThat(Collections.list(received.getAllHeaders()).stream().map(Header::getName).sorted())
          .containsExactlyElementsOf(HEADERS);
      assertThat(received.getMessageID()).isEqualTo("<msg_" + i + "@ccg.example>");
      assertThat(((MimeMultipart) received.getContent()).getCount()).isEqualTo(2);
    }
  }

  private static MimeMessage received(Session session, MailMessage message) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
