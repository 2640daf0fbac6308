package io.cloudcostguard.notifier.send.email;

import io.cloudcostguard.outbound.Answer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/// Converts an SMTP error to an [Answer].
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463, enhanced status codes</a>
final class SmtpReply {

  private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

  private SmtpReply() {}

  /// Has the reply code and the enhanced status code only: the text may quote an address.
  static Answer of(MessagingException e) {
    for (Exception one = e; one instanceof MessagingException m; one = m.getNextException()) {
      Answer answer = reply(m);
      if (answer != null) {
        return answer;
      }
    }
    return switch (e) {
      case AuthenticationFailedException _ ->
          new Answer.None("The relay does not accept the user name and password");
      case MailConnectException _ -> new Answer.None("The relay cannot be reached");
      default -> new Answer.None("The relay did not take it: " + e.getClass().getSimpleName());
    };
  }

  private static @Nullable Answer reply(MessagingException e) {
    return switch (e) {
      case SMTPAddressFailedException address -> status(address.getReturnCode(), e);
      case SMTPSenderFailedException sender -> status(sender.getReturnCode(), e);
      case SMTPSendFailedException send when send.getNextException() == null ->
          status(send.getReturnCode(), e);
      default -> null;
    };
  }

  private static @Nullable Answer status(int code, MessagingException e) {
    if (code < 400) {
      return null;
    }
    Matcher enhanced = ENHANCED.matcher(String.valueOf(e.getMessage()));
    return new Answer.Status(code, null, enhanced.find() ? enhanced.group(1) : "");
  }
}
