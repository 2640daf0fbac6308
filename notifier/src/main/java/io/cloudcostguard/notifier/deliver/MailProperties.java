package io.cloudcostguard.notifier.deliver;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The relay that e-mail is handed to. It is the operator's, so that its address may be any.
///
/// @param host null: no e-mail; deliveries wait
/// @param username null: without authentication
/// @param from the sender's address; the ids of messages end with its domain
/// @param unsubscribe the address of who takes people off; null: the sender's
/// @param timeout for connecting, and again for each answer of the relay
@ConfigurationProperties("ccg.notifier.mail")
record MailProperties(
    @Nullable String host,
    @DefaultValue("587") int port,
    @DefaultValue("starttls") Tls tls,
    @Nullable String username,
    @Nullable String password,
    @Nullable String from,
    @Nullable String unsubscribe,
    @DefaultValue("10s") Duration timeout) {

  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}");

  /// How the connection is kept from others' eyes.
  enum Tls {
    /// It begins in plain, and nothing is said before it is not.
    STARTTLS,
    /// From the first byte.
    IMPLICIT,
    /// Not at all: for a relay on the same machine.
    NONE
  }

  MailProperties {
    if (host != null && (from == null || !isAddress(from))) {
      throw new IllegalArgumentException(
          "ccg.notifier.mail.from must be the sender's address when there is a mail.host");
    }
    if (unsubscribe != null && !isAddress(unsubscribe)) {
      throw new IllegalArgumentException("ccg.notifier.mail.unsubscribe must be an address");
    }
  }

  /// Whether a text is an address and nothing else in a header.
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /// Without the password.
  @Override
  public String toString() {
    return "MailProperties[host=" + host + "]";
  }
}
