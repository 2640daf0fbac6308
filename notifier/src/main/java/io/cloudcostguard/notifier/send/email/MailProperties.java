package io.cloudcostguard.notifier.send.email;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the SMTP relay. It is the operator's, so that its address may be private.
///
/// @param host null: no e-mail; deliveries wait
/// @param port of the relay
/// @param tls how the connection is encrypted
/// @param username null: without authentication
/// @param password of `username`
/// @param from the sender's address; its domain is in every `Message-ID`
/// @param unsubscribe the address for `List-Unsubscribe`; null: the sender's
/// @param timeout for connecting, and again for each answer of the relay
@ConfigurationProperties("ccg.notifier.mail")
public record MailProperties(
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

  /// How the connection is encrypted.
  public enum Tls {
    /// Starts in plain text and must be upgraded.
    STARTTLS,
    /// Encrypted from the first byte.
    IMPLICIT,
    /// Not encrypted: for a relay on the same machine.
    NONE
  }

  public MailProperties {
    if (host != null && (from == null || !isAddress(from))) {
      throw new IllegalArgumentException(
          "ccg.notifier.mail.from must be the sender's address when there is a mail.host");
    }
    if (unsubscribe != null && !isAddress(unsubscribe)) {
      throw new IllegalArgumentException("ccg.notifier.mail.unsubscribe must be an address");
    }
  }

  /// Whether a text is an e-mail address, and cannot be more in a header.
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "MailProperties[host=" + host + "]";
  }
}
